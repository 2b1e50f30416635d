/**
 * Everything that the simulated world takes for granted: shares in [0, 1], rates per browser and day, times in days.
 *
 * "LC" is Li & Cao (IMC 2020), "FPS" FP-Stalker (S&P 2018), both as summed up in bench/population/README.md; "own" is a guess.
 */
export interface Assumptions {
  /** First day, `2026-01-01`. */
  start: string
  shares: Shares
  sharing: Sharing
  people: People
  updates: Updates
  changes: Changes
  rendering: Rendering
  missing: Missing
  network: Network
  traffic: Traffic
}

/** Who comes. */
export interface Shares {
  ios: number
  android: number
  /** Of desktops; the rest is Windows. */
  macos: number
  linux: number
  /** Of desktop browsers; the rest is Chrome (Safari on macOS has its own share). */
  edge: number
  firefox: number
  brave: number
  opera: number
  safariOnMac: number
  /** Of iOS devices. */
  ipad: number
  chromeOnIos: number
  /** Of Android browsers. */
  samsung: number
  firefoxAndroid: number
  /** Of Firefox: resistFingerprinting (Tor, Mullvad, LibreWolf and by hand), and strict protection. */
  resisting: number
  strict: number
}

/** How alike machines are. Berke 2025, LC and Gómez-Boix give what comes out, not what goes in. */
export interface Sharing {
  /** Number of desktop machine templates and Zipf's exponent of their popularity. */
  desktops: number
  exponent: number
  /** Share of browsers whose owner has touched nothing: no fonts, no settings, no other display size. */
  plain: number
  /** Share of a block's office machines that are its one model, set up alike. */
  fleet: number
  /** Share of others who look like a whole crowd, as the most sold phone does in one city with all set as it came. */
  alikeIos: number
  alikeAndroid: number
  alikeDesktop: number
  /** Number of crowds of iOS devices, four times that of other systems, and Zipf's exponent of their sizes. */
  crowds: number
  crowdExponent: number
  /** Share of the others whose owner has chosen another size of everything in the system's settings. */
  rescaled: number
  /** Share of phones that are of the household's model. */
  sameModelAtHome: number
}

export interface People {
  /** Share of visitors who use a second browser on the same machine (LC: 11.6 % have two). */
  secondBrowser: number
  /** Share who live with another visitor. */
  household: number
  /** Share of visitors at work behind an office's one address. */
  office: number
  /** Browsers in a block that shares one office. */
  officeBlock: number
  homeCountry: string
  homeShare: number
  /** Share whose first language is not the country's. */
  foreignLanguage: number
}

/** Versions: mean lag behind the release in days, and who lags. */
export interface Updates {
  quick: number
  slow: number
  slowShare: number
  frozenShare: number
  /** Every other release only, as companies set it. */
  enterpriseShare: number
  system: number
  systemSlowShare: number
  systemFrozenShare: number
  /** Per machine and day. */
  driver: number
}

/** What people and surroundings change, per day at an average restlessness unless said otherwise. */
export interface Changes {
  /** Log-normal sigma of restlessness: most change next to nothing, a few all the time (LC). */
  sigma: number
  /** Share of laptops with a dock, and how often a docked one is seen at it. */
  docking: number
  docked: number
  /** Share of visits with other zoom among those who zoom at all, and who those are. */
  zooming: number
  zoomed: number
  rotated: number
  frame: number
  travel: number
  /** Mean length of a trip in days. */
  trip: number
  languages: number
  fonts: number
  settings: number
  privacy: number
  blocker: number
  hardware: number
  audioDevice: number
  voices: number
  /** Share who use private windows at times, and the share of their visits that are private. */
  privateUsers: number
  privateVisits: number
  /** Share whose colours follow the hour. */
  autoDark: number
  darkAlways: number
  desktopSiteUsers: number
  desktopSite: number
  secondGpu: number
  onSecondGpu: number
}

/** Share of major versions (of browser, system or driver) in which a derived value moves. */
export interface Rendering {
  canvasText: number
  canvasGeometry: number
  webglScene: number
  webglParameters: number
  webglExtensions: number
  audio: number
  maths: number
  intlData: number
  cssFeatures: number
  jsFeatures: number
  rtc: number
  webgpu: number
  codecs: number
  textRects: number
  /** Share of WebGL pictures that come out otherwise than the last time (LC: GPU rendering is steady in .863). */
  sceneNoise: number
}

/** Probability that a component has no value at a visit. */
export interface Missing {
  devices: number
  voices: number
  /** Share of visits at which what is slow may come too late. */
  late: number
  failed: number
  /** Share of visits that bring hardly anything: an old agent, a budget run out. */
  sparse: number
  /** Share of the components that this population's agent does not know, and probability of any value getting lost. */
  unsent: number
  lost: number
  /** Share of visits of which no headers are known. */
  headers: number
}

export interface Network {
  /** Share of visits of which no address is known. */
  unknown: number
  /** New prefix at home, per day; new host part within it. */
  homePrefix: number
  homeHost: number
  /** Share of providers that give another prefix every few days. */
  restlessProviders: number
  ipv6: number
  /** /24 networks of a provider in a city. */
  homePool: number
  carrierPool: number
  /** Share of a phone's visits over the carrier, of an office worker's from the office. */
  mobile: number
  atOffice: number
  vpnUsers: number
  overVpn: number
}

export interface Traffic {
  /** Share of browsers that come within the first days, and the mean of that in days. */
  early: number
  earlyDays: number
  /** Share that vanish before the end. */
  vanish: number
  /** Share of returns within the same day. */
  sameDay: number
  /** Log-normal sigma of gaps and of the number of visits. */
  gapSigma: number
  countSigma: number
}

export const defaultAssumptions: Assumptions = {
  start: '2026-01-01',
  shares: {
    ios: 0.18, android: 0.2, macos: 0.22, linux: 0.04,
    edge: 0.15, firefox: 0.08, brave: 0.02, opera: 0.02, safariOnMac: 0.5,
    ipad: 0.1, chromeOnIos: 0.08, samsung: 0.15, firefoxAndroid: 0.02, resisting: 0.04, strict: 0.1,
  },
  sharing: {
    desktops: 8_000, exponent: 0.4, plain: 0.5, fleet: 0.25, alikeIos: 0.42, alikeAndroid: 0.15, alikeDesktop: 0.1, crowds: 40, crowdExponent: 1,
    rescaled: 0.4, sameModelAtHome: 0.3,
  },
  people: { secondBrowser: 0.12, household: 0.3, office: 0.25, officeBlock: 100, homeCountry: 'US', homeShare: 0.93, foreignLanguage: 0.15 },
  updates: {
    quick: 3, slow: 25, slowShare: 0.15, frozenShare: 0.03, enterpriseShare: 0.06,
    system: 18, systemSlowShare: 0.3, systemFrozenShare: 0.15, driver: 1 / 200,
  },
  changes: {
    sigma: 1.3, docking: 0.25, docked: 0.4, zooming: 0.035, zoomed: 0.25, rotated: 0.06, frame: 1 / 900,
    travel: 1 / 450, trip: 6, languages: 1 / 6000, fonts: 1 / 4500, settings: 1 / 2000, privacy: 1 / 4000, blocker: 1 / 1500,
    hardware: 1 / 20_000, audioDevice: 1 / 1200, voices: 1 / 2000,
    privateUsers: 0.08, privateVisits: 0.15, autoDark: 0.12, darkAlways: 0.25,
    desktopSiteUsers: 0.03, desktopSite: 0.2, secondGpu: 0.05, onSecondGpu: 0.15,
  },
  rendering: {
    canvasText: 0.07, canvasGeometry: 0.03, webglScene: 0.06, webglParameters: 0.03, webglExtensions: 0.06, audio: 0.02,
    maths: 0.03, intlData: 0.2, cssFeatures: 0.5, jsFeatures: 0.5, rtc: 0.08, webgpu: 0.12, codecs: 0.05, textRects: 0.02,
    sceneNoise: 0.03,
  },
  missing: { devices: 0.15, voices: 0.1, late: 0.01, failed: 0.0005, sparse: 0.005, unsent: 0, lost: 0, headers: 0 },
  network: {
    unknown: 0, homePrefix: 1 / 120, homeHost: 1 / 60, restlessProviders: 0.1, ipv6: 0.25, homePool: 40, carrierPool: 24,
    mobile: 0.3, atOffice: 0.5, vpnUsers: 0.05, overVpn: 0.5,
  },
  traffic: { early: 0.68, earlyDays: 9, vanish: 0.25, sameDay: 0.12, gapSigma: 1.3, countSigma: 0.6 },
}
