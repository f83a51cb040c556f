import { equalJson } from '../json/equal.js'
import { pointerTo } from '../json/pointer.js'
import type { Action, Destination } from './definition.js'
import type { RunningDefinition } from './link-destination.js'
import type { FieldSchema, ObjectSchema } from './schema-definition.js'
import type { TemplateScope } from './template.js'

type Fields = { readonly [name: string]: FieldSchema }

/** The settings of a destination together with what some of its actions need. */
export function settingsSchema(
  settings: ObjectSchema,
  actions: readonly Pick<Action, 'settings'>[],
): ObjectSchema {
  const own = actions.flatMap((action) => action.settings ?? [])
  if (own.length === 0) return settings
  const rules = own.flatMap(rulesOf)
  return {
    ...settings,
    properties: { ...fieldsOf(own), ...settings.properties },
    required: [...new Set([settings, ...own].flatMap(({ required = [] }) => required))],
    ...(rules.length === 0 ? {} : { allOf: [...[settings.allOf ?? []].flat(), ...rules] }),
  }
}

/** The settings of a connection that runs some actions: those of others may be given, and nothing is asked of them. */
export function connectionSettings(
  { settings, actions }: Pick<RunningDefinition, 'settings' | 'actions'>,
  running: readonly string[],
): ObjectSchema {
  const idle = Object.entries(actions).filter(([name]) => !running.includes(name))
  const names = Object.keys(fieldsOf(idle.flatMap(([, action]) => action.settings ?? [])))
  const schema = settingsSchema(
    settings,
    running.flatMap((name) => actions[name] ?? []),
  )
  if (names.length === 0) return schema
  return {
    ...schema,
    properties: { ...Object.fromEntries(names.map((name) => [name, {}])), ...schema.properties },
  }
}

const fieldsOf = (schemas: readonly ObjectSchema[]): Fields =>
  Object.fromEntries(schemas.flatMap(({ properties = {} }) => Object.entries(properties)))

/** What a schema says besides its fields: conditions, and what goes together. */
function rulesOf({
  type,
  properties: _,
  required: __,
  additionalProperties: ___,
  ...rules
}: ObjectSchema): readonly object[] {
  return Object.keys(rules).length === 0 ? [] : [{ type, ...rules }]
}

/** A setting has one meaning: an action neither repeats one of the destination nor differs from another action. */
export function checkActionSettings({ settings, actions }: Destination, scope: TemplateScope): void {
  const declared = new Map<string, FieldSchema>()
  for (const [action, definition] of Object.entries(actions))
    for (const [name, field] of Object.entries(definition.settings?.properties ?? {})) {
      const place = pointerTo(`${pointerTo('/actions', action)}/settings/properties`, name)
      if (Object.hasOwn(settings.properties ?? {}, name))
        scope.problem(
          'definition/reference',
          place,
          `the destination has the setting "${name}" for all actions`,
        )
      else if (!equalJson(declared.get(name) ?? field, field))
        scope.problem('definition/reference', place, `another action has a setting "${name}" of another form`)
      declared.set(name, field)
    }
}
