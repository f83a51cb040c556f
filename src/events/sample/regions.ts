import type { Choices } from './dice.js'

/** A name as it is written, and as it stands in an e-mail address. */
export type Spelling = readonly [written: string, ascii: string]

/** Where people of a sample live, and what they are called there. */
export interface Region {
  readonly country: string
  readonly city: string
  readonly state: string
  readonly postalCode: string
  readonly street: string
  readonly latitude: number
  readonly longitude: number
  readonly locale: string
  readonly timezone: string
  readonly currency: string
  /** Two digits follow. Numbers kept for fiction, or such as no line can have. */
  readonly phonePrefix: string
  readonly given: Choices<Spelling>
  readonly family: Choices<Spelling>
}

const plain = (name: string): Spelling => [name, name.toLowerCase()]

export const regions: Choices<Region> = [
  {
    country: 'US',
    city: 'Portland',
    state: 'OR',
    postalCode: '97201',
    street: 'Sample Avenue',
    latitude: 45.52,
    longitude: -122.68,
    locale: 'en-US',
    timezone: 'America/Los_Angeles',
    currency: 'USD',
    phonePrefix: '+150355501',
    given: [plain('Maya'), plain('Owen'), plain('Nora'), plain('Caleb'), ['Zoë', 'zoe']],
    family: [plain('Hartwell'), plain('Quimby'), ["O'Dell", 'odell'], plain('Marsh'), plain('Vance')],
  },
  {
    country: 'GB',
    city: 'Leeds',
    state: 'England',
    postalCode: 'LS1 1AA',
    street: 'Specimen Lane',
    latitude: 53.8,
    longitude: -1.55,
    locale: 'en-GB',
    timezone: 'Europe/London',
    currency: 'GBP',
    phonePrefix: '+4411349600',
    given: [plain('Isla'), plain('Rhys'), ['Siân', 'sian'], plain('Imogen'), plain('Kit')],
    family: [plain('Ashdown'), plain('Penhale'), ['Fox-Lacey', 'fox.lacey'], plain('Thorne'), plain('Birch')],
  },
  {
    country: 'DE',
    city: 'Köln',
    state: 'Nordrhein-Westfalen',
    postalCode: '50667',
    street: 'Musterstraße',
    latitude: 50.94,
    longitude: 6.96,
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    phonePrefix: '+4922147100',
    given: [['Jürgen', 'juergen'], plain('Lena'), ['Sören', 'soeren'], plain('Mira'), ['Käthe', 'kaethe']],
    family: [
      ['Größl', 'groessl'],
      plain('Musterfeld'),
      ['Weiß', 'weiss'],
      plain('Tannhoff'),
      ['Öhrling', 'oehrling'],
    ],
  },
  {
    country: 'PL',
    city: 'Łódź',
    state: 'łódzkie',
    postalCode: '90-001',
    street: 'ulica Wzorcowa',
    latitude: 51.76,
    longitude: 19.46,
    locale: 'pl-PL',
    timezone: 'Europe/Warsaw',
    currency: 'PLN',
    phonePrefix: '+484200000',
    given: [['Łukasz', 'lukasz'], plain('Zofia'), ['Małgorzata', 'malgorzata'], plain('Igor')],
    family: [['Dąbek', 'dabek'], ['Żurawski', 'zurawski'], ['Świerk', 'swierk'], plain('Nowina')],
  },
  {
    country: 'JP',
    city: '札幌市',
    state: '北海道',
    postalCode: '060-0001',
    street: '見本通り',
    latitude: 43.06,
    longitude: 141.35,
    locale: 'ja-JP',
    timezone: 'Asia/Tokyo',
    currency: 'USD',
    phonePrefix: '+811100000',
    given: [
      ['美咲', 'misaki'],
      ['大和', 'yamato'],
      ['陽葵', 'himari'],
      ['蓮', 'ren'],
    ],
    family: [
      ['見本', 'mihon'],
      ['桜庭', 'sakuraba'],
      ['森野', 'morino'],
      ['小鳥遊', 'takanashi'],
    ],
  },
  {
    country: 'BR',
    city: 'São Paulo',
    state: 'SP',
    postalCode: '01000-000',
    street: 'Rua do Exemplo',
    latitude: -23.55,
    longitude: -46.63,
    locale: 'pt-BR',
    timezone: 'America/Sao_Paulo',
    currency: 'BRL',
    phonePrefix: '+551100000',
    given: [['João', 'joao'], ['Inês', 'ines'], plain('Caio'), ['Luíza', 'luiza'], ['Antônia', 'antonia']],
    family: [['Assunção', 'assuncao'], plain('Vidigal'), ['Brandão', 'brandao'], plain('Moura')],
  },
]
