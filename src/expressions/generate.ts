import { isPlainKey } from '../json/own.js'
import { type Meter, meterOf } from './budget/meter.js'
import { type Code, code, identifier, joinCode, member, propertyName, quote } from './code.js'
import { Block } from './code-block.js'
import { type Import, Names } from './code-names.js'
import type { Call, Conditional, Expression, Lambda, Loop, ObjectOf } from './expression.js'
import { absent, boolean, kindsOf } from './kinds.js'
import type { Looks } from './native.js'
import { shareReads } from './share-reads.js'

export interface GeneratedFunction {
  /** A function expression: `(p1) => { … }`. */
  readonly text: Code
  readonly imports: readonly Import[]
  /** Whether it counts its work, and so uses `startWork`. */
  readonly counts: boolean
}

/**
 * JavaScript for `lambda`, one statement a step, each path prefix read once where it is first needed.
 * Besides its imports the text uses `readOwn` and `setOwn`, and `startWork` where it counts. Throws `CodeTooLarge`: a node that stands in several
 * branches is written out in each of them, so that a few hundred nodes can become any amount of code.
 */
export function generateFunction(lambda: Lambda): GeneratedFunction {
  const names = new Names()
  const block = new Block(undefined)
  const parameters = lambda.parameters.map((parameter) => {
    const name = names.fresh('p')
    block.remember(parameter, name)
    return name
  })
  const body = shareReads(lambda.body)
  const meter = meterOf({ ...lambda, body })
  if (meter !== undefined) block.add(code`const ${workName} = startWork()`)
  const result = new Generator(names, meter).value(body, block)
  if (meter?.result === true) block.add(lookAt(result, 'everywhere'))
  block.add(code`return ${result}`)
  const text = code`(${joinCode(parameters, ',')}) => {\n${block.lines()}\n}`
  return {
    text: withConstructors(names.constructors, text),
    imports: names.imports,
    counts: meter !== undefined,
  }
}

/** Objects of these constructors are plain ones: their prototype is that of every object. */
function withConstructors(names: readonly Code[], text: Code): Code {
  if (names.length === 0) return text
  const made = names.map((name) => code`function ${name}() {}\n${name}.prototype = Object.prototype`)
  return code`(() => {\n${joinCode(made, '\n')}\nreturn ${text}\n})()`
}

/** A literal has room for four fields that are added later. */
const fieldsOfALiteral = 4

const readOwnName = identifier('readOwn')
const setOwnName = identifier('setOwn')

const workName = identifier('work')

/** Charges for what is in a value. */
const lookAt = (value: Code, looks: Looks): Code => code`${workName}.look(${value}, ${quote(looks)})`

class Generator {
  constructor(
    readonly names: Names,
    readonly meter: Meter | undefined,
  ) {}

  /** Adds to `block` what is needed to have the value, and gives code without effects: a local or a literal. */
  value(expression: Expression, block: Block): Code {
    if (expression.kind === 'literal') return quote(expression.value)
    const known = block.recall(expression)
    if (known !== undefined) return known
    const local = this.meter?.once.has(expression)
      ? this.computeOnce(expression, block)
      : this.compute(expression, block)
    block.remember(expression, local)
    return local
  }

  /** A node that counts and may be needed in other branches too: there it is not evaluated, or charged, again. */
  private computeOnce(expression: Expression, block: Block): Code {
    const home = block.homeOf(expression)
    const known = home.late.get(expression)
    if (known === undefined && home === block) return this.compute(expression, block)
    const { value, done } = known ?? { value: this.names.fresh('v'), done: this.names.fresh('d') }
    if (known === undefined) {
      home.add(code`let ${value}, ${done} = false`)
      home.late.set(expression, { value, done })
    }
    const inner = new Block(block)
    inner.add(code`${value} = ${this.compute(expression, inner)}
${done} = true`)
    block.add(code`if (!${done}) {
${inner.lines()}
}`)
    return value
  }

  /** A value that becomes a part of what `keeper` makes. */
  private part(keeper: Expression, part: Expression, block: Block): Code {
    const value = this.value(part, block)
    if (this.meter?.kept.get(keeper)?.has(part) === true) block.add(lookAt(value, 'everywhere'))
    return value
  }

  private compute(expression: Expression, block: Block): Code {
    switch (expression.kind) {
      case 'literal':
        return quote(expression.value)
      case 'variable':
        throw new Error(`the variable "${expression.name}" is used outside of its scope`)
      case 'read': {
        const from = this.value(expression.from, block)
        return this.local(
          block,
          isPlainKey(expression.key)
            ? code`${from} == null ? ${from} : ${member(from, expression.key)}`
            : code`${readOwnName}(${from}, ${quote(expression.key)})`,
        )
      }
      case 'object':
        return this.object(expression, block)
      case 'list': {
        const items = expression.items.map((item) => orNull(item, this.part(expression, item, block)))
        return this.local(block, code`[${joinCode(items, ',')}]`)
      }
      case 'call':
        return this.call(expression, block)
      case 'not':
        return this.local(block, code`!${this.truth(expression.operand, block)}`)
      case 'and':
        return this.logic(expression.operands, block, true)
      case 'or':
        return this.logic(expression.operands, block, false)
      case 'conditional':
        return this.conditional(expression, block)
      case 'coalesce':
        return this.coalesce(expression.values, block)
      case 'loop':
        return this.loop(expression, block)
    }
  }

  private local(block: Block, value: Code): Code {
    const name = this.names.fresh('v')
    block.add(code`const ${name} = ${value}`)
    return name
  }

  /** Code that is exactly `true` or `false`: whether the value is true. */
  private truth(expression: Expression, block: Block): Code {
    const value = this.value(expression, block)
    return kindsOf(expression) === boolean ? value : code`(${value} === true)`
  }

  /**
   * Entries that are always there go into the literal; from the first one that may be missing on, one by one. Where
   * many may be missing, the object comes from a constructor: it has room for as many fields as the last ones had.
   */
  private object(node: ObjectOf, block: Block): Code {
    // What is never there needs no code.
    const entries = node.entries.filter(([, value]) => value.kind !== 'literal' || value.value !== undefined)
    const isSure = (value: Expression) => (kindsOf(value) & absent) === 0
    const fromConstructor = entries.filter(([, value]) => !isSure(value)).length > fieldsOfALiteral
    const firstUnsure = entries.findIndex(([, value]) => !isSure(value))
    const sure = fromConstructor ? [] : firstUnsure === -1 ? entries : entries.slice(0, firstUnsure)
    const written = sure.map(([key, value]) => code`${propertyName(key)}: ${this.part(node, value, block)}`)
    const name = this.names.fresh('o')
    block.add(
      code`const ${name} = ${fromConstructor ? this.names.constructorCall() : code`{${joinCode(written, ',')}}`}`,
    )
    for (const [key, value] of entries.slice(sure.length)) {
      const item = this.part(node, value, block)
      const write =
        key === '__proto__'
          ? code`${setOwnName}(${name}, ${quote(key)}, ${item})`
          : code`${member(name, key)} = ${item}`
      block.add(isSure(value) ? write : code`if (${item} !== undefined) ${write}`)
    }
    return name
  }

  private call(node: Call, block: Block): Code {
    const { native, args, options } = node
    const values = args.map((arg) => this.value(arg, block))
    if (this.meter !== undefined && native.count !== undefined)
      return this.local(
        block,
        code`${this.names.import(native, options, true)}(${joinCode([workName, ...values], ',')})`,
      )
    const looks = this.meter?.looks.get(node)
    if (looks !== undefined)
      for (const [index, value] of values.entries())
        if (args[index]?.kind !== 'literal') block.add(lookAt(value, looks))
    const callIt = () => code`${this.names.import(native, options)}(${joinCode(values, ',')})`
    const result = this.local(block, native.inline?.(values, args, callIt) ?? callIt())
    if (looks !== undefined && native.grows === true) block.add(lookAt(result, 'everywhere'))
    return result
  }

  /** `and` and `or` as a block that is left at the first operand that decides. */
  private logic(operands: readonly Expression[], block: Block, conjunction: boolean): Code {
    const [first, ...rest] = operands
    if (first === undefined) return quote(conjunction)
    const start = this.truth(first, block)
    if (rest.length === 0) return start
    const result = this.names.fresh('v')
    const label = this.names.fresh('l')
    const inner = new Block(block)
    const leave = (truth: Code) =>
      inner.add(code`if (${conjunction ? code`!` : code``}${truth}) break ${label}`)
    leave(start)
    for (const operand of rest.slice(0, -1)) leave(this.truth(operand, inner))
    for (const operand of rest.slice(-1)) inner.add(code`${result} = ${this.truth(operand, inner)}`)
    block.add(code`let ${result} = ${quote(!conjunction)}\n${label}: {\n${inner.lines()}\n}`)
    return result
  }

  private conditional({ test, then, otherwise }: Conditional, block: Block): Code {
    const condition = this.truth(test, block)
    const result = this.names.fresh('v')
    const branch = (expression: Expression): Code => {
      const inner = new Block(block)
      inner.add(code`${result} = ${this.value(expression, inner)}`)
      return inner.lines()
    }
    block.add(code`let ${result}\nif (${condition}) {\n${branch(then)}\n} else {\n${branch(otherwise)}\n}`)
    return result
  }

  private coalesce(values: readonly Expression[], block: Block): Code {
    const [first, ...rest] = values
    if (first === undefined) return quote(undefined)
    const result = this.names.fresh('v')
    const label = this.names.fresh('l')
    block.add(code`let ${result} = ${this.value(first, block)}`)
    if (rest.length === 0) return result
    const inner = new Block(block)
    for (const value of rest) {
      inner.add(code`if (${result} != null) break ${label}`)
      inner.add(code`${result} = ${this.value(value, inner)}`)
    }
    block.add(code`${label}: {\n${inner.lines()}\n}`)
    return result
  }

  private loop(node: Loop, block: Block): Code {
    const { mode, list: source, element, index, where } = node
    const items = this.value(source, block)
    const result = this.names.fresh('v')
    const [item, position] = [this.names.fresh('v'), this.names.fresh('i')]
    const inner = new Block(block, this.meter?.inside.get(node))
    const weight = this.meter?.weights.get(node)
    if (weight !== undefined) block.add(code`${workName}.enter(${items}, ${quote(weight)})`)
    inner.remember(element, item)
    inner.remember(index, position)
    if (where !== undefined) inner.add(code`if (!${this.truth(where, inner)}) continue`)
    inner.add(this.loopStep(node, result, item, inner))
    block.add(code`${loopStart(mode, result)}
if (Array.isArray(${items})) {${mode === 'every' ? code`\n${result} = true` : code``}
for (let ${position} = 0; ${position} < ${items}.length; ${position}++) {
const ${item} = ${items}[${position}]
${inner.lines()}
}
}`)
    return result
  }

  private loopStep(node: Loop, result: Code, item: Code, block: Block): Code {
    const { mode, body } = node
    switch (mode) {
      case 'map':
        return code`${result}.push(${orNull(body, this.part(node, body, block))})`
      case 'some':
        return code`if (${this.truth(body, block)}) { ${result} = true; break }`
      case 'every':
        return code`if (!${this.truth(body, block)}) { ${result} = false; break }`
      case 'find':
        return code`if (${this.truth(body, block)}) { ${result} = ${item}; break }`
    }
  }
}

const orNull = (expression: Expression, value: Code): Code =>
  (kindsOf(expression) & absent) === 0 ? value : code`${value} === undefined ? null : ${value}`

function loopStart(mode: Loop['mode'], result: Code): Code {
  switch (mode) {
    case 'map':
      return code`const ${result} = []`
    case 'some':
    case 'every':
      return code`let ${result} = false`
    case 'find':
      return code`let ${result}`
  }
}
