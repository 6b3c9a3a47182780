export { type Database, openDatabase, type Rows } from './open.ts'
