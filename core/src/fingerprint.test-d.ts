/** The public signatures of `@selfsame/core/fingerprint`. */
import { expectTypeOf } from 'vitest'
import { start, type FingerprintAgent, type FingerprintError, type FingerprintGetOptions, type FingerprintResult, type FingerprintStartOptions } from './fingerprint.ts'
import type { SelfsameError } from './index.ts'

expectTypeOf(start).toEqualTypeOf<(options: FingerprintStartOptions) => FingerprintAgent>()
expectTypeOf<FingerprintAgent['get']>().toEqualTypeOf<(options?: Readonly<FingerprintGetOptions>) => Promise<FingerprintResult>>()
expectTypeOf<FingerprintAgent['collect']>().toEqualTypeOf<(options?: Readonly<FingerprintGetOptions>) => Promise<string>>()
expectTypeOf<FingerprintResult['event_id']>().toEqualTypeOf<string>()
expectTypeOf<FingerprintResult['visitor_id']>().toEqualTypeOf<string | undefined>()
expectTypeOf<FingerprintError>().toExtend<SelfsameError>()
expectTypeOf<FingerprintError['event_id']>().toEqualTypeOf<string | null>()
expectTypeOf<{ apiKey: string; region: 'eu'; endpoints: string[]; consent: 'required' }>().toExtend<FingerprintStartOptions>()
