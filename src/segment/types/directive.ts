/** What the settings page keeps with a directive. */
export interface DirectiveMetadata {
  _metadata?: { label?: string; type: 'enrichment' | 'function' | 'literal' | 'variable' }
}

export type PrimitiveValue = boolean | number | string | null

export type FieldValue = Directive | PrimitiveValue | { [key: string]: FieldValue } | FieldValue[] | undefined

export interface LiteralDirective extends DirectiveMetadata {
  '@literal': PrimitiveValue | Record<string, FieldValue>
}

export interface TemplateDirective extends DirectiveMetadata {
  '@template': string
}

export interface PathDirective extends DirectiveMetadata {
  '@path': string
}

interface Branches {
  then: FieldValue
  else?: FieldValue
}

/** One question, and never both. */
export interface IfDirective extends DirectiveMetadata {
  '@if':
    | (Branches & { exists: FieldValue; blank?: undefined })
    | (Branches & { blank: FieldValue; exists?: undefined })
}

export interface ArrayPathDirective extends DirectiveMetadata {
  '@arrayPath': [Directive | string, { [key: string]: FieldValue } | undefined] | [Directive | string]
}

export interface CaseDirective extends DirectiveMetadata {
  '@case': { operator: string; value?: FieldValue }
}

export interface ReplaceDirective extends DirectiveMetadata {
  '@replace': {
    value?: FieldValue
    pattern: string
    replacement: string
    pattern2: string
    replacement2: string
    global: PrimitiveValue
    ignorecase: PrimitiveValue
  }
}

export interface JSONDirective extends DirectiveMetadata {
  '@json': { value: FieldValue; mode: PrimitiveValue }
}

export interface FlattenDirective extends DirectiveMetadata {
  '@flatten': { value: FieldValue; separator: string }
}

export interface MergeDirective extends DirectiveMetadata {
  '@merge': { objects: { [key: string]: FieldValue }[]; direction: 'left' | 'right' }
}

export interface TransformDirective extends DirectiveMetadata {
  '@transform': { apply: FieldValue; mapping: FieldValue }
}

export interface ExcludeWhenNullDirective extends DirectiveMetadata {
  '@excludeWhenNull': FieldValue
}

export interface LiquidDirective extends DirectiveMetadata {
  '@liquid': string
}

export type Directive =
  | ArrayPathDirective
  | CaseDirective
  | ExcludeWhenNullDirective
  | FlattenDirective
  | IfDirective
  | JSONDirective
  | LiquidDirective
  | LiteralDirective
  | MergeDirective
  | PathDirective
  | ReplaceDirective
  | TemplateDirective
  | TransformDirective
