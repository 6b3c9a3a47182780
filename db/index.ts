export { type Database, joinedTo, openDatabase, type Rows } from './open.ts'
