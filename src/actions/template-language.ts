import type { LanguageOptions } from '../mappings/index.js'
import type { TargetRule } from './requests/target-rule.js'

/** The mapping language of templates, and what an engine says of the addresses that they may send to. */
export interface TemplateLanguage extends LanguageOptions {
  readonly allowTarget?: TargetRule
}
