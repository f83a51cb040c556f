import type { InterpretedSchemas } from '../../actions/index.js'
import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { readOwn } from '../../json/own.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { declaresElsewhere, type Keywords } from '../../schemas/keywords.js'
import { Refusal } from '../outcome.js'
import { compileHold } from './hold.js'
import { omit } from './omit.js'
import type { PlanConfig } from './source.js'

/**
 * The plan without what its schemas say of themselves at their roots: which draft they are written in, and a name, which
 * two connections with the same plan would both lay claim to.
 */
export function withoutIds({ events, common, ...rest }: PlanConfig): PlanConfig {
  const plain = ({ $schema: _, $id: __, ...schema }: Keywords): Keywords => schema
  return {
    ...rest,
    events: Object.fromEntries(Object.entries(events).map(([name, schema]) => [name, plain(schema)])),
    ...(common === undefined ? {} : { common: plain(common) }),
  }
}

/** The schemas of a plan have to be schemas; pointers go into the plan. */
export function checkPlan(
  { events, common }: PlanConfig,
  schemas: InterpretedSchemas,
): readonly Diagnostic[] {
  const places = Object.entries(events).map(([name, schema]) => [pointerTo('/events', name), schema] as const)
  return [...places, ...(common === undefined ? [] : [['/common', common] as const])].flatMap(
    ([pointer, schema]): readonly Diagnostic[] => {
      const problem = schemas.problemOf(schema)
      const message = `this is no valid JSON Schema: ${problem}`
      return problem === undefined ? [] : [{ code: 'config/schema', severity: 'error', message, pointer }]
    },
  )
}

/** Holds events to a tracking plan (requirements.md R86): what is not planned, then its own schema, then the common one. */
export function compilePlan(
  plan: PlanConfig,
  schemas: InterpretedSchemas,
): (event: unknown) => unknown | Refusal {
  const { events, common, unplanned = 'allow', violations = 'block' } = plan
  const rules = new Map<unknown, { readonly declared: ReadonlySet<string> | undefined; readonly hold: Hold }>(
    Object.entries(events).map(([name, schema]) => [
      name,
      {
        declared: unplanned === 'allow' ? undefined : declaredProperties(schema),
        hold: compileHold(schema, schemas, 'schema_violation', violations),
      },
    ]),
  )
  const holdToCommon =
    common === undefined
      ? (event: unknown) => event
      : compileHold(common, schemas, 'common_schema_violation', violations)

  return (event) => {
    if (readOwn(event, 'type') !== 'track') return holdToCommon(event)
    const name = readOwn(event, 'event')
    const rule = rules.get(name)
    if (rule === undefined) {
      const held = holdToCommon(event)
      return unplanned === 'block' ? refuseUnplanned(held) : held
    }
    const kept = rule.declared === undefined ? event : withoutUnplanned(event, rule.declared)
    const held = rule.hold(kept)
    return held instanceof Refusal ? held : holdToCommon(held)
  }
}

type Hold = (event: unknown) => unknown | Refusal

function refuseUnplanned(held: unknown): Refusal {
  const isBroken = held instanceof Refusal
  return new Refusal({
    kind: 'event',
    code: isBroken ? 'unplanned_and_schema_violation' : 'unplanned',
    reason: `the tracking plan has no track event of this name${isBroken ? `, and ${held.says.reason}` : ''}`,
    fields: ['event', ...(isBroken ? (held.says.fields ?? []) : [])],
  })
}

/** The properties that a plan names; undefined where it names none, or may do so in a way that only validation follows. */
function declaredProperties(schema: Keywords): ReadonlySet<string> | undefined {
  const event = readOwn(schema, 'properties')
  const properties = readOwn(event, 'properties')
  if (!isObject(properties) || declaresElsewhere(schema) || declaresElsewhere(properties)) return undefined
  const declared = readOwn(properties, 'properties')
  return isObject(declared) ? new Set(Object.keys(declared)) : undefined
}

function withoutUnplanned(event: unknown, declared: ReadonlySet<string>): unknown {
  const given = readOwn(event, 'properties')
  if (!isObject(given)) return event
  const unplanned = new Set(Object.keys(given).filter((key) => !declared.has(key)))
  return unplanned.size === 0 ? event : omit(event, 'properties', unplanned, 'omitted')
}
