import { text } from './words.js'

/** A rule that a schema can not say. */
export const check = {
  type: 'object',
  additionalProperties: false,
  required: ['require', 'message'],
  properties: {
    require: { ...text, description: 'What has to be true, in FQL over payload, settings, run and let.' },
    message: { ...text, description: 'What people read where it is not.' },
    code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$', description: 'The code of the outcome.' },
    fields: { type: 'array', items: text, description: 'The fields at fault.' },
    kind: {
      enum: ['payload', 'settings'],
      description: 'Settings are asked once, when a connection is made.',
    },
    blames: {
      const: 'settings',
      description: 'It is asked of every payload, and the settings are at fault: `fields` names settings.',
    },
    severity: { enum: ['error', 'warning'], description: 'A warning lets the delivery through.' },
  },
}

/** A check of the destination is of its settings, said or not. */
export const settingsCheck = { ...check, properties: { ...check.properties, kind: { const: 'settings' } } }
