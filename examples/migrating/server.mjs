import { serveExample } from '../shared/server/serve.ts'

serveExample(import.meta.url)
