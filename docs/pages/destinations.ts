import type { Action, Destination, RequestTemplate } from 'waybill/actions'
import { generated, table } from '../../src/cli/pages/markdown.js'

/** All destinations, with what of the definition language each shows. */
export function destinationsPage(definitions: readonly Destination[]): string {
  const rows = definitions.map((definition) => [
    `[${definition.name}](../definitions/${definition.slug}/README.md)`,
    `\`${definition.slug}\``,
    definition.input === 'record' ? 'records' : (definition.events ?? []).join(', '),
    featuresOf(definition).join(', '),
  ])
  return [
    generated('Destinations'),
    'What comes with Waybill, each as pure data; the last column says what of the definition language one can look up there.\n',
    table(['destination', 'slug', 'takes', 'shows'], rows),
  ].join('\n')
}

function featuresOf({ auth, actions, init, verify, functions, presets }: Destination): readonly string[] {
  const all = Object.values(actions)
  const requests = all.flatMap(requestsOf)
  const shown: readonly (readonly [string, boolean])[] = [
    [`auth by ${auth?.type}`, auth !== undefined && auth.type !== 'none'],
    ['several requests', all.some((action) => (action.requests?.length ?? 0) > 1)],
    ['answers of earlier requests', all.some((action) => JSON.stringify(action).includes('steps.'))],
    ['one request an element', requests.some(({ each }) => each !== undefined)],
    ['batches', all.some(({ batch }) => batch !== undefined)],
    ['results of items', all.some((action) => JSON.stringify(action.batch ?? {}).includes('"results"'))],
    ['calls for a page', init !== undefined || all.some(({ commands }) => commands !== undefined)],
    ['form bodies', requests.some(({ form }) => form !== undefined)],
    ['CSV', requests.some(({ csv }) => csv !== undefined)],
    ['signatures', requests.some(({ sign }) => sign !== undefined)],
    ['sync modes', all.some(({ syncModes }) => syncModes !== undefined)],
    ['checks', all.some(({ checks }) => checks !== undefined)],
    ['registered functions', functions !== undefined],
    ['presets', presets !== undefined],
    ['verify', verify !== undefined],
  ]
  return shown.flatMap(([feature, isShown]) => (isShown ? [feature] : []))
}

const requestsOf = ({ request, requests = [], batch }: Action): readonly RequestTemplate[] =>
  [request, ...requests, batch?.request, ...(batch?.requests ?? [])].filter((each) => each !== undefined)
