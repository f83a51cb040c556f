/**
 * Every diagnostic's code, with what it means. A code is never reused for something else.
 * `fql/…` speaks of a query, `map/…` of a mapping, `definition/…` of a destination, `config/…` of a connection.
 */
export const codes = {
  'fql/syntax': 'The query is not well formed.',
  'fql/unknown-function': 'A function is called that does not exist.',
  'fql/arity': 'A function is called with too few or too many arguments.',
  'fql/type': 'A value has a type that can not work here.',
  'fql/constant': 'A comparison is always true or always false.',
  'fql/limit': 'The query is longer or deeper than allowed.',
  'map/unknown-directive': 'An object names a directive that does not exist.',
  'map/mixed-directive': 'A directive stands beside other keys.',
  'map/option': 'An option of a directive is missing, unknown or of the wrong kind.',
  'map/path': 'A path is not well formed.',
  'map/template': 'A template is not well formed, or plain text looks like one.',
  'map/liquid': 'A Liquid template is not well formed, or uses what is not available.',
  'map/not-json': 'A mapping holds something that JSON can not.',
  'map/limit': 'A mapping is deeper or larger than allowed.',
  'definition/schema': 'A definition does not have the form that definitions.md describes.',
  'definition/reference': 'A definition refers to something that it does not declare.',
  'definition/request': 'A request template can not give a valid request.',
  'definition/example': 'An example of a definition does not hold.',
  'config/schema': 'A configuration does not have the form that engine.md describes.',
  'config/unknown-destination': 'A connection names a destination that the engine was not given.',
  'config/unknown-action': 'A subscription names an action that the destination does not have.',
  'config/unknown-field': 'A mapping gives a field that the action does not declare.',
  'config/required-field': 'A field that the action needs is not mapped, so that nothing is ever sent.',
  'config/engine': 'The options of an engine do not fit.',
  'config/settings': 'The settings do not fit the schema of the destination.',
  'config/nothing-enabled': 'No subscription of a connection is enabled, so nothing is ever sent.',
  'config/no-trigger': 'A subscription has no trigger and its action has no default one.',
  'config/limit': 'A configuration is larger than allowed.',
  'config/duplicate': 'Two connections have one id, or two definitions one slug.',
  'config/environment': 'A configuration reads an environment variable that is not set.',
  'config/file': 'A file can not be read as YAML or JSON.',
} as const

export type DiagnosticCode = keyof typeof codes
