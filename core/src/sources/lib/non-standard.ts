/** Parts of `Navigator` that only some engines have, or that TypeScript's DOM types lack. */
export interface WiderNavigator extends Navigator {
  readonly brave?: object
  readonly deviceMemory?: number
  readonly globalPrivacyControl?: boolean
  readonly keyboard?: { getLayoutMap(): Promise<ReadonlyMap<string, string>> }
  readonly oscpu?: string
  readonly standalone?: boolean
  readonly userAgentData?: UserAgentData
}

export interface Brand {
  readonly brand: string
  readonly version: string
}

/** A browser leaves out the hints it does not know, and gives '' where it has nothing to say. */
export interface HighEntropyHints {
  readonly fullVersionList?: readonly Brand[]
  readonly platformVersion?: string
  readonly architecture?: string
  readonly bitness?: string
  readonly model?: string
  readonly formFactors?: readonly string[]
}

/** @see https://wicg.github.io/ua-client-hints/ */
export interface UserAgentData {
  readonly brands: readonly Brand[]
  readonly mobile: boolean
  readonly platform?: string
  getHighEntropyValues(hints: readonly string[]): Promise<HighEntropyHints>
}

/** Gecko alone says where on the desktop its screen begins. */
export interface WiderScreen extends Screen {
  readonly left?: number
  readonly top?: number
  readonly availLeft?: number
  readonly availTop?: number
}

/** @see https://developer.apple.com/documentation/applepayontheweb/applepaysession */
export interface ApplePaySessionClass {
  supportsVersion(version: number): boolean
  canMakePayments(): boolean
}
