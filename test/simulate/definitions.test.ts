import omit from 'lodash/omit.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { type Destination, type Example, secretValues } from '../../src/actions/index.js'
import type { Outcome } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { readsOf } from '../../src/mappings/index.js'
import { mapText } from './map-text.js'
import { connectionOf, engineFor, standInFor } from './stand-in-for.js'

interface Case {
  readonly action: string
  readonly example: Example
}

const casesOf = ({ actions }: Destination): readonly (readonly [string, Case])[] =>
  Object.entries(actions).flatMap(([action, { examples }]) =>
    examples.map((example) => [`${action}: ${example.title}`, { action, example }] as const),
  )

/** Those that are fed through a page's queue send nothing. */
const sending = definitions.filter(({ actions }: Destination) =>
  Object.values(actions).some(({ commands }) => commands === undefined),
)

/** What a definition says of a payload stands, whatever the answer. */
const isOfPayload = (outcome: Outcome | undefined): boolean =>
  outcome?.code === 'PAYLOAD_VALIDATION_FAILED' || outcome?.step !== 'delivery'

const undelivered = (outcomes: readonly (Outcome | undefined)[]) =>
  outcomes.filter((outcome) => outcome?.status !== 'delivered' && !isOfPayload(outcome))

describe.each(sending.map((definition: Destination) => [definition.slug, definition] as const))(
  '%s and its stand-in',
  (slug, definition) => {
    const engine = engineFor(definition)
    const cases = casesOf(definition)
    const connect = ({ action, example }: Case) => connectionOf(engine, slug, action, example)
    let shared: Awaited<ReturnType<typeof standInFor>>
    beforeAll(async () => {
      shared = await standInFor(definition)
    })
    afterAll(() => shared.close())

    it.each(cases)('agree on %s', async (_, one) => {
      const { outcomes, received } = await shared.send(connect(one), one.example)
      expect(received.flatMap(({ refused }) => refused ?? [])).toEqual([])
      expect(undelivered(outcomes)).toEqual([])
    })

    it.each(cases.filter(([, { example }]) => example.responses !== undefined))('play %s', async (_, one) => {
      const {
        responses = [],
        outcome = { status: 'delivered' },
        outcomes: expected = [outcome],
      } = one.example
      shared.standIn.reply(...responses)
      const { outcomes, retries, received } = await shared.send(connect(one), one.example)
      expect(received.flatMap(({ refused }) => refused ?? [])).toEqual([])
      // What is to be tried again is, until it is delivered: the script has ended by then.
      const tried = expected.filter(({ status }) => status === 'retry')
      expect(outcomes).toMatchObject(
        expected.map((said) => (said.status === 'retry' ? { status: 'delivered' } : said)),
      )
      for (const { code = expect.anything() } of tried)
        expect(retries).toContainEqual(expect.objectContaining({ code }))
    })

    it('get along while requests fail', async () => {
      const failing = await standInFor(definition, { fail: { 429: 0.1, 500: 0.1, drop: 0.1 }, seed: 7 })
      const mishaps = () => new Set(failing.standIn.received.flatMap(({ mishap }) => mishap ?? []))
      while (mishaps().size < 3)
        for (const [, one] of cases)
          expect(undelivered((await failing.send(connect(one), one.example)).outcomes)).toEqual([])
      await failing.close()
    })

    const proving = cases.filter(
      ([, { example }]) => example.event !== undefined && secretsIn(definition, example).length > 0,
    )

    if (proving.length > 0)
      it('know who may ask', async () => {
        const strict = await standInFor(definition, { accounts: proving.map(([, { example }]) => example) })
        for (const [, { action, example }] of proving) {
          const secrets = secretsIn(definition, example)
          const wrong = mapText([example.settings, example.auth], (text) =>
            secrets.includes(text) ? `x${text}` : text,
          )
          const [settings, auth] = Array.isArray(wrong) ? wrong : []
          const held = auth === undefined ? {} : { auth }
          const connection = connectionOf(engine, slug, action, { ...example, settings, ...held })
          const { outcomes } = await strict.send(connection, example)
          const ends = outcomes.filter((outcome) => outcome?.step === 'delivery')
          expect(ends).toMatchObject(ends.map(() => ({ status: 'discarded', kind: 'auth' })))
        }
        expect(strict.standIn.received.map(({ status }) => status)).toContain(401)
        await strict.close()
      })

    const refusing = cases.filter(([, { action, example }]) => saysItems(definition, action, example))

    if (refusing.length > 0)
      it('tell of the items of a batch one by one', async () => {
        const partly = await standInFor(definition, { fail: { partial: 1 } })
        for (const [, one] of refusing) {
          const { events = [] } = one.example
          const statuses = async (sent: readonly JsonObject[]) => {
            const { outcomes, received } = await partly.send(
              connect(one),
              { events: sent },
              { retry: { totalMs: 0 } },
            )
            expect(received.map(({ mishap }) => mishap)).toContain('partial')
            return outcomes.map((outcome) => outcome?.status)
          }
          const said = await statuses(events)
          expect(said).toContain('discarded')
          expect(await statuses([...events, ...events])).toEqual([...said, ...said])
        }
        await partly.close()
      })

    const asking = cases.find(([, { action, example }]) => {
      const full = withoutTokens(definition, example)
      return full !== undefined && connectionOf(engine, slug, action, full).tokenRequest() !== undefined
    })

    if (asking !== undefined)
      it('go on with a new token where one has ended', async () => {
        const [, { action, example }] = asking ?? ['', { action: '', example: { title: '' } }]
        const account = withoutTokens(definition, example) ?? {}
        const { standIn, send, close } = await standInFor(definition, { accounts: [account] })
        const connection = connectionOf(engine, slug, action, account)
        expect(undelivered((await send(connection, example)).outcomes)).toEqual([])
        standIn.expireTokens()
        const { outcomes, received } = await send(connection, example)
        expect(undelivered(outcomes)).toEqual([])
        expect(received.map(({ request, status }) => `${request} ${status}`)).toContain('token 200')
        await close()
      })

    if (definition.verify !== undefined)
      it('prove the credentials', async () => {
        for (const [, one] of proving) {
          const connection = connect(one)
          const request = connection.verify()
          if (request === undefined) continue
          const { auth } = one.example
          const ready = auth === undefined ? request : connection.authorize(request, auth)
          const answer = await shared.transport.send(ready)
          expect(connection.readVerification(answer)).toMatchObject({ verified: true })
        }
        expect(shared.standIn.received.some(({ request }) => request === 'verify')).toBe(true)
      })
  },
)

/** What proves that the connection of an example is asking. */
function secretsIn({ settings }: Destination, { settings: given, auth }: Example): readonly string[] {
  return [...secretValues(settings, given), ...Object.values(auth ?? {}).map(String)]
}

/** An example of a connection that has to ask for tokens, with all that its auth scheme can ask with. */
function withoutTokens(
  { auth, settings }: Destination,
  example: Example,
): Omit<Example, 'title'> | undefined {
  if (auth?.type !== 'oauth2' && auth?.type !== 'token') return undefined
  const { accessToken = null, ...asking } = auth
  const given = readsOf(accessToken)
  const needed = [...new Set(JSON.stringify(asking).match(/\bsettings\.\w+/g))]
    .filter((path) => !given.includes(`$.${path}`))
    .map((path) => path.slice('settings.'.length))
    .filter((name) => settings.properties?.[name]?.type === 'string')
  const { auth: _, ...rest } = example
  const made = Object.fromEntries(needed.map((name) => [name, `${name}-1`]))
  return {
    ...rest,
    settings: {
      ...omit(
        example.settings,
        given.map((path) => path.slice('$.settings.'.length)),
      ),
      ...made,
    },
  }
}

/** Whether an example shows an answer that says different things of the items of a batch. */
function saysItems({ actions }: Destination, action: string, { responses, outcomes = [] }: Example): boolean {
  const { batch } = actions[action] ?? {}
  const codes = outcomes.flatMap(({ status, code }) =>
    code === 'PAYLOAD_VALIDATION_FAILED' ? [] : [`${status} ${code}`],
  )
  return (
    JSON.stringify(batch ?? null).includes('"results"') && responses !== undefined && new Set(codes).size > 1
  )
}
