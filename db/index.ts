export { type Database, isBusy, openDatabase, type Rows } from './open.ts'
