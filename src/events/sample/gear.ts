import type { Context } from '../event.js'
import type { Choices, Dice } from './dice.js'

/** What somebody visits with: a browser, or the shop's app on a phone. */
export type Gear = Browser | Phone

export interface Browser {
  readonly kind: 'browser'
  readonly userAgent: string
  readonly width: number
  readonly height: number
  readonly density: number
}

export interface Phone {
  readonly kind: 'phone'
  readonly system: 'iOS' | 'Android'
  readonly systemVersion: string
  readonly model: string
  readonly deviceId: string
  /** Absent where the person does not allow tracking. */
  readonly advertisingId: string | undefined
  readonly token: string | undefined
  readonly wifi: boolean
  readonly userAgent: string
}

const systems: Choices<string> = [
  'X11; Linux x86_64',
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 14_5',
]
const screens: Choices<readonly [width: number, height: number, density: number]> = [
  [1920, 1080, 1],
  [1440, 900, 2],
  [2560, 1440, 1],
  [390, 844, 3],
]
const models: Choices<string> = ['Sample One', 'Sample One Mini', 'Muster X2', 'Tablet 10']
const appVersion = '4.2.1'

export function inventGear(dice: Dice, phoneShare: number): Gear {
  return dice.chance(phoneShare) ? inventPhone(dice) : inventBrowser(dice)
}

function inventBrowser(dice: Dice): Browser {
  const version = dice.between(118, 131)
  const [width, height, density] = dice.pick(screens)
  const userAgent = `Mozilla/5.0 (${dice.pick(systems)}) Example/${version}.0`
  return { kind: 'browser', userAgent, width, height, density }
}

function inventPhone(dice: Dice): Phone {
  const system = dice.chance(0.5) ? 'iOS' : 'Android'
  const systemVersion = system === 'iOS' ? `17.${dice.below(6)}` : String(dice.between(12, 15))
  const model = dice.pick(models)
  return {
    kind: 'phone',
    system,
    systemVersion,
    model,
    deviceId: dice.uuid(),
    advertisingId: dice.chance(0.6) ? dice.uuid() : undefined,
    token: dice.chance(0.5) ? `token_${dice.hex()}${dice.hex()}` : undefined,
    wifi: dice.chance(0.7),
    userAgent: `ExampleShop/${appVersion} (${model}; ${system} ${systemVersion})`,
  }
}

/** A context under construction. */
export type ContextDraft = { -readonly [Key in keyof Context]: Context[Key] }

/** The part of an event's context that the gear sends, made anew for each event. */
export function contextOf(gear: Gear): ContextDraft {
  if (gear.kind === 'browser') {
    return {
      library: { name: 'example-web', version: '2.6.0' },
      userAgent: gear.userAgent,
      screen: { width: gear.width, height: gear.height, density: gear.density },
    }
  }
  return {
    active: true,
    app: { name: 'Example Shop', version: appVersion, build: '421', namespace: 'com.example.shop' },
    device: {
      id: gear.deviceId,
      manufacturer: 'Example',
      model: gear.model,
      name: gear.model,
      type: gear.system === 'iOS' ? 'ios' : 'android',
      adTrackingEnabled: gear.advertisingId !== undefined,
      ...(gear.advertisingId !== undefined && { advertisingId: gear.advertisingId }),
      ...(gear.token !== undefined && { token: gear.token }),
    },
    library: { name: 'example-mobile', version: '1.9.3' },
    network: { bluetooth: false, carrier: 'Example Mobile', cellular: !gear.wifi, wifi: gear.wifi },
    os: { name: gear.system, version: gear.systemVersion },
    screen: { width: 390, height: 844, density: 3 },
    userAgent: gear.userAgent,
  }
}

/** The properties of Application Opened and its kin that name the build. */
export function buildOf(): { version: string; build: string } {
  return { version: appVersion, build: '421' }
}
