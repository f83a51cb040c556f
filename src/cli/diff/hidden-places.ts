import { type Destination, isSecretField } from '../../actions/index.js'
import { pointerKeys } from '../../json/pointer.js'

/** Whether what stands at a place of a connection is not for printing: tokens, secret settings, secret addresses. */
export function isHiddenSetting(pointer: string, definition: Destination | undefined): boolean {
  const [part, name] = pointerKeys(pointer)
  if (part === 'auth') return true
  return part === 'settings' && (name === undefined || isHiddenField(name, definition?.settings.properties))
}

/** The same of a place in a subscription. */
export function isHiddenMapping(
  pointer: string,
  action: string,
  definition: Destination | undefined,
): boolean {
  const [part, name] = pointerKeys(pointer)
  if (part !== 'mapping') return false
  const { properties = {} } = definition?.actions[action]?.fields ?? {}
  return name === undefined ? Object.values(properties).some(isSecretField) : isHiddenField(name, properties)
}

type Fields = Destination['settings']['properties']

/** What nobody has declared may be a secret too. */
function isHiddenField(name: string, fields: Fields = {}): boolean {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  return field === undefined || isSecretField(field)
}
