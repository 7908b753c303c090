import { signIn } from './rows/sign-in.ts'
import type { Row } from './rows/row.ts'

const benches: Record<string, () => Promise<Row[]>> = { 'sign-in': signIn }
for (const name of process.argv.slice(2)) console.log(await benches[name]!())
