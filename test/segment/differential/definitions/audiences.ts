import type {
  AudienceDestinationDefinition,
  CreateAudienceInput,
  GetAudienceInput,
  JSONObject,
} from '../../../../src/segment/index.js'
import type { Unchecked } from '../../../../src/segment/types/unchecked.js'
import { action, at, destination, field } from '../parts.js'
import type { Call, Subject } from '../subject.js'

type Settings = { readonly endpoint: string }

const create =
  (input: object): Call =>
  (destination, { settings }) =>
    destination.createAudience({ settings, audienceName: 'Buyers', ...input } as CreateAudienceInput<
      Unchecked,
      JSONObject
    >)

const get =
  (input: object): Call =>
  (destination, { settings }) =>
    destination.getAudience({ settings, externalId: 'e1', ...input } as GetAudienceInput<
      Unchecked,
      JSONObject
    >)

export const audiences: Subject = {
  name: 'Audiences',
  shows:
    'who enters an audience and who leaves it, settings of audiences, and audiences that are made and looked up',
  define: ({ APIError }): AudienceDestinationDefinition =>
    ({
      ...destination('Audiences', {
        sync: action('Sync', { id: field('string', 'Id', { default: at('$.userId') }) }),
      }),
      audienceFields: {
        region: { label: 'Region', description: 'Where.', type: 'string', required: true },
        size: { label: 'Size', description: 'How many.', type: 'number' },
      },
      audienceConfig: {
        mode: { type: 'synced', full_audience_sync: false },
        createAudience: async (request, { settings, audienceName, audienceSettings, personas }) => {
          const { endpoint } = settings as Settings
          if (audienceName === '') throw new APIError('An audience has a name.', 400)
          const { data } = await request(`${endpoint}/audiences`, {
            method: 'POST',
            json: { audienceName, audienceSettings, personas },
          })
          return { externalId: JSON.stringify(data) }
        },
        getAudience: async (request, { settings, externalId, audienceSettings }) => {
          const { endpoint } = settings as Settings
          await request(`${endpoint}/audiences/${externalId}`, {
            searchParams: { ...(audienceSettings as object) },
          })
          return { externalId }
        },
      },
    }) as AudienceDestinationDefinition,
  mappings: { sync: [{}] },
  calls: {
    'an audience made': create({ audienceSettings: { region: 'eu', size: '3' } }),
    'an audience made for a computation': create({
      audienceSettings: {},
      personas: { computation_id: 'c', computation_key: 'k', namespace: 'n' },
    }),
    'an audience made with wrong settings': create({ audienceSettings: { size: 'many' } }),
    'an audience made without a name': create({ audienceName: '' }),
    'an audience looked up': get({ audienceSettings: { region: 'eu' } }),
    'an audience looked up with wrong settings': get({ audienceSettings: { size: 'many' } }),
  },
}

export const audiencesElsewhere: Subject = {
  name: 'Elsewhere',
  shows: 'audiences that the definition neither makes nor looks up',
  define: () =>
    ({
      ...destination('Elsewhere', {}),
      audienceFields: {},
      audienceConfig: { mode: { type: 'realtime' } },
    }) as AudienceDestinationDefinition,
  mappings: {},
  calls: { 'an audience made': create({}), 'an audience looked up': get({}) },
}
