import type {
  AudienceDestinationConfiguration,
  AudienceDestinationConfigurationWithCreateGet,
  AudienceDestinationDefinition,
  DestinationDefinition,
} from '../types/destination-definition.js'
import type { Unchecked } from '../types/unchecked.js'

type MakesAudiences = AudienceDestinationConfigurationWithCreateGet<Unchecked, Unchecked>

/** How a destination makes audiences and looks them up. Throws an `Error` that names the call where it does neither. */
export function audienceConfigOf(
  definition: DestinationDefinition<Unchecked> | AudienceDestinationDefinition<Unchecked, Unchecked>,
  call: 'createAudience' | 'getAudience',
): MakesAudiences {
  const config: AudienceDestinationConfiguration | undefined =
    'audienceConfig' in definition ? definition.audienceConfig : undefined
  if (config !== undefined && makesAudiences(config)) return config
  throw new Error(`Unexpected call to ${call}`)
}

const makesAudiences = (config: AudienceDestinationConfiguration): config is MakesAudiences =>
  'createAudience' in config && 'getAudience' in config

/** The fields that the settings of an audience have to fit. */
export const audienceFieldsOf = (
  definition: DestinationDefinition<Unchecked> | AudienceDestinationDefinition<Unchecked, Unchecked>,
) => ('audienceFields' in definition ? definition.audienceFields : {})
