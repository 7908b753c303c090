export { type Database, DatabaseUnavailable, openDatabase, type Queries, type Transaction } from './database.ts'
export { migrate } from './migrate.ts'
export { combine, type Statement, sql } from './sql.ts'
