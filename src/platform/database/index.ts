export { type Database, DatabaseUnavailable, openDatabase, type Queries } from './database.ts'
export { migrate } from './migrate.ts'
export { combine, type Statement, sql } from './sql.ts'
