import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping, readsOf } from '../../src/mappings/index.js'
import { liquidFilters } from '../../src/mappings/liquid/filters/index.js'
import { tagNames } from '../../src/mappings/liquid/tags.js'
import { backEnds, deepFreeze, functionOf, run } from './back-ends.js'
import { liquidEvent, liquidTemplate } from './liquid-templates.js'

/** `@liquid`: what its vectors leave open (mappings.md; requirements.md R51–R53). */

const liquid = (template: string): Json => ({ '@liquid': template })

/** What a template gives, the same on every back end, over frozen data. */
function render(template: string, data: unknown = {}): unknown {
  const [first, ...others] = backEnds.map((backEnd) => run(backEnd, liquid(template), deepFreeze(data)))
  for (const other of others) expect(other).toBe(first)
  return first
}

/** The code with which a template fails. */
function failureOf(template: string, data: unknown = {}): string {
  const codes = backEnds.map((backEnd) => {
    try {
      return `gave ${JSON.stringify(run(backEnd, liquid(template), deepFreeze(data)))?.slice(0, 100)}`
    } catch (error) {
      if (error instanceof ValueFailure) return error.code
      throw error
    }
  })
  expect(new Set(codes).size).toBe(1)
  return codes[0] ?? ''
}

const order = {
  type: 'track',
  event: 'Order Completed',
  userId: 'u-1',
  properties: { total: 12.5, items: ['a', 'b'], name: 'Ann' },
}

describe('the event', () => {
  it.each([
    ['{{ event.properties.name }} {{ properties.name }}', 'Ann Ann'],
    ['{{ event }} {{ event.event }} {{ event | upcase }}', 'Order Completed Order Completed ORDER COMPLETED'],
    ['{{ event.size }} {{ event[0] }} {{ event.properties.items.size }} {{ event["userId"] }}', '15 O 2 u-1'],
    ['{% assign e = event %}{{ e }}: {{ e.properties.items[-1] }}', 'Order Completed: b'],
    ['{% if event == "Order Completed" %}yes{% endif %}{% if event contains "Comp" %}!{% endif %}', 'yes!'],
    ['{{ event | json }}{% assign k = "properties" %}{{ event[k].name }}', '"Order Completed"Ann'],
    ['{% assign event = "mine" %}{{ event }}{{ event.properties.name }}', 'mine'],
  ])('%s', (template, text) => {
    expect(render(template, order)).toBe(text)
  })

  it('is the object of that name where the data has one', () => {
    const data = { event: { name: 'n', list: [1, 2] }, name: 'other' }
    expect(render('{{ event.name }}{{ event.list.last }}{{ event.missing }}', data)).toBe('n2')
  })

  it('without a name still has its fields', () => {
    expect(
      render('[{{ event }}][{{ event.traits.plan }}]', { type: 'identify', traits: { plan: 'pro' } }),
    ).toBe('[][pro]')
  })
})

describe('what a template names', () => {
  it('is not written into the event, and is forgotten with the rendering', () => {
    const data = deepFreeze({ n: 5, properties: { n: 1 } })
    const template =
      '{% increment n %}{% increment n %}{% decrement m %}{% assign n = 9 %}{{ n }}{{ properties.n }}'
    for (const backEnd of backEnds) {
      const apply = functionOf(backEnd, liquid(template))
      expect([apply(data), apply(data)]).toEqual(['56-191', '56-191'])
    }
  })

  it.each([
    ['{{ a }}{% assign a = missing %}[{{ a }}]', { a: 'data' }, 'data[]'],
    ['{% if t %}{% assign a = 1 %}{% endif %}{{ a }}', { a: 'data' }, 'data'],
    ['{% capture a %}<{{ a }}>{% endcapture %}{{ a }}{{ a.size }}', { a: 'x' }, '<x>3'],
    ['{% assign __proto__ = "p" %}{{ __proto__ }}{{ x.__proto__ }}', { x: {} }, 'p'],
    ['{% assign k = "b" %}{{ a[k] }}{{ ["a"].b }}{{ [k] }}', { a: { b: 1 }, b: 2 }, '112'],
  ])('%s', (template, data, text) => {
    expect(render(template, data)).toBe(text)
  })
})

describe('case', () => {
  it.each([
    ['{% case n %}{% when 1 %}one{% when 2, 3 %}few{% else %}many{% endcase %}', { n: 3 }, 'few'],
    ['{% case n %}{% when 1 or "x" %}one{% endcase %}', { n: 'x' }, 'one'],
    ['{% case n %} never {% when 1 %}a{% when 1 %}b{% else %}c{% endcase %}', { n: 1 }, 'ab'],
    [
      '{% case n | size %}{% when list.size %}same{% else %}other{% endcase %}',
      { n: 'ab', list: [1, 2] },
      'same',
    ],
    ['{% case n %}{% when nil %}nil{% when blank %}blank{% else %}{{ n }}{% endcase %}', { n: ' ' }, 'blank'],
    [
      '{% case n %}{% when 1 %}{% case m %}{% when 2 %}in{% endcase %}{% else %}out{% endcase %}',
      { n: 1, m: 2 },
      'in',
    ],
  ])('%s', (template, data, text) => {
    expect(render(template, data)).toBe(text)
  })

  it.each([
    '{% case %}{% endcase %}',
    '{% case a %}{% when %}x{% endcase %}',
    '{% case a %}{% when 1 2 %}{% endcase %}',
  ])('%s is refused', (template) => {
    expect(checkMapping(liquid(template))).toMatchObject([{ code: 'map/liquid', severity: 'error' }])
  })
})

describe('nothing but the data is in reach', () => {
  it.each([
    'constructor',
    'constructor.name',
    '__proto__',
    'toString',
    'properties.constructor.name',
    'properties.items.constructor',
    'properties.items.map',
    'properties.name.constructor',
    'properties.name.toUpperCase',
    'properties["__proto__"].x',
    'event.constructor',
    'event.valueOf',
    'event.fields',
    'nil.plain',
    'empty.constructor',
    '"text".at',
  ])('{{ %s }} is empty', (path) => {
    expect(render(`[{{ ${path} }}{{ ${path} | append: "" }}]`, order)).toBe('[]')
  })

  it('own fields with such names are fields like any other', () => {
    const data: Json = JSON.parse(
      '{"__proto__":{"x":1},"constructor":2,"p":{"toString":3,"size":4,"valueOf":5}}',
    )
    expect(render('{{ __proto__.x }}{{ constructor }}{{ p.toString }}{{ p.size }}', data)).toBe('1234')
    expect(render('{{ p }} {{ p | append: "!" }} {{ p | plus: 1 }}{% if p > 1 %}{% endif %}', data)).toBe(
      '[object Object] [object Object]! 1',
    )
  })

  it('functions are neither called nor printed', () => {
    const call = () => {
      throw new Error('called')
    }
    const data = { f: call, o: { f: call, toLiquid: call, then: call, valueOf: call } }
    const template = '[{{ f }}{{ o.f }}{{ o.f | append: "" }}{{ o | size }}{{ o | plus: 1 }}]'
    for (const backEnd of backEnds) expect(run(backEnd, liquid(template), data)).toBe('[01]')
  })

  it('an unknown mode of a filter is not looked up where methods are', () => {
    expect(render('{{ "A b" | slugify: "constructor" }}')).toBe('a b')
  })
})

describe('the clock', () => {
  const now = Date.UTC(2024, 0, 31, 23, 59)

  it('is what "now" and "today" are', () => {
    const apply = compileMapping(liquid('{{ "now" | date: "%F %Y-%m-%d" }} {{ d | date: "%H:%M" }}'), {
      clock: () => now,
    })
    expect(apply({ d: 'today' })).toBe('%F 2024-01-31 23:59')
  })

  it('is read once a run, and only where a template can ask for it', () => {
    const readings: number[] = []
    const clock = () => readings.push(1)
    const [dated, plain] = ['{{ d | date: "%s" }}', '{{ d | upcase }}'].map((text) =>
      compileMapping([liquid(text), liquid(text)], { clock }),
    )
    plain?.({ d: 'now' })
    expect(readings).toHaveLength(0)
    dated?.({ d: 'now' })
    expect(readings).toHaveLength(1)
  })

  it('that is missing fails where it is asked for, and nowhere else', () => {
    expect(failureOf('{{ "now" | date: "%Y" }}')).toBe('NO_CLOCK')
    expect(render('{{ d | date: "%Y" }}', { d: '2024-05-06' })).toBe('2024')
  })
})

describe('dates', () => {
  it.each([
    ['2021-07-04 05:06', '2021-07-04 05:06'],
    ['2021-07-04T05:06', '2021-07-04 05:06'],
    ['2021-7-4', '2021-07-04 00:00'],
    ['July 4, 2021 5:06 PM', '2021-07-04 17:06'],
    ['2021-07-04T05:06+02:00', '2021-07-04 03:06'],
    ['Sun, 04 Jul 2021 05:06:00 GMT', '2021-07-04 05:06'],
    ['Sun Jul 04 2021 05:06:00 GMT+0200 (CEST)', '2021-07-04 03:06'],
    [1625375160, '2021-07-04 05:06'],
    ['1625375160', '2021-07-04 05:06'],
    ['no date', 'no date'],
    ['', ''],
    [null, ''],
    [1e300, '1e+300'],
  ])('%j is read in UTC wherever the machine stands', (d, text) => {
    const before = process.env.TZ
    try {
      for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
        process.env.TZ = zone
        expect(render('{{ d | date: "%Y-%m-%d %H:%M" }}', { d })).toBe(text)
      }
    } finally {
      process.env.TZ = before ?? 'UTC'
    }
  })

  it('can be told in another zone, and fail where there is no such zone', () => {
    const d = '2021-07-04T05:06Z'
    expect(
      render('{{ d | date: "%H:%M %z", 120 }} {{ d | date: "%H:%M %:z %Z", "Asia/Tokyo" }}', { d }),
    ).toBe('03:06 -0200 14:06 +09:00 Asia/Tokyo')
    expect(failureOf('{{ d | date: "%H", "Mars/Olympus" }}', { d })).toBe('INVALID_TIME_ZONE')
  })
})

describe('the public list', () => {
  it('has 63 filters and 11 tags that begin something', () => {
    expect(Object.keys(liquidFilters)).toHaveLength(63)
    expect(tagNames).toHaveLength(11)
  })

  it.each([
    ...[
      'for',
      'tablerow',
      'include',
      'render',
      'layout',
      'block',
      'cycle',
      'break',
      '#',
      'endif',
      'else',
      'nope',
    ].map((tag) => `{% ${tag} x %}`),
    ...[
      'map',
      'sort',
      'concat',
      'find',
      'group_by',
      'reverse',
      'uniq',
      'type',
      'constructor',
      '__proto__',
    ].map((filter) => `{{ x | ${filter} }}`),
  ])('%s is refused', (template) => {
    expect(checkMapping(liquid(template))).toMatchObject([
      { code: 'map/liquid', severity: 'error', source: template },
    ])
  })

  it('is what every filter is at home in: any value gives text or a coded failure', () => {
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
      fc.string({ unit: 'binary' }),
    )
    const names = fc.constantFrom(...Object.keys(liquidFilters))
    const property = fc.property(names, values, values, values, (name, a, b, c) => {
      const { most = 0 } = liquidFilters[name as keyof typeof liquidFilters]
      const args = ['b', 'c'].slice(0, most).join(', ')
      const template = `{{ a | ${name}${args === '' ? '' : `: ${args}`} }}`
      try {
        expect(typeof render(template, { a, b, c })).toBe('string')
      } catch (error) {
        expect(error).toBeInstanceOf(ValueFailure)
      }
    })
    fc.assert(property, { numRuns: 1_500 })
  })
})

describe('a problem', () => {
  it('has its place in the template', () => {
    const template = 'Hi {{ name | upcsae }}, {% if a %}'
    const problems = checkMapping(liquid(template))
    expect(problems.map(({ range }) => range && template.slice(range.start, range.end))).toEqual([
      'upcsae',
      '{% if a %}',
    ])
    expect(problems[0]?.hint).toBe('did you mean "upcase"?')
  })

  it.each(['{{ a b }}', '{{ a, b }}', '{{ a | upcase: 1 }}'])(
    'that can not have been meant is a warning: %s',
    (template) => {
      expect(checkMapping(liquid(template))).toMatchObject([{ code: 'map/liquid', severity: 'warning' }])
    },
  )

  it('is found before any event in any text, or the text renders', () => {
    const pieces = [
      '{{',
      '}}',
      '{%',
      '%}',
      '-',
      '|',
      ':',
      ',',
      '"',
      "'",
      '[',
      ']',
      '(',
      ')',
      '..',
      ' ',
      'x',
      '.',
      '5',
    ]
    const words = [
      'if',
      'else',
      'endif',
      'case',
      'when',
      'endcase',
      'assign',
      'raw',
      'liquid\n',
      'not',
      '==',
      'upcase',
    ]
    const text = fc
      .array(fc.constantFrom(...pieces, ...words), { maxLength: 14 })
      .map((parts) => parts.join(''))
    const property = fc.property(text, (template) => {
      const problems = checkMapping(liquid(template))
      for (const { message, range } of problems) {
        expect(message).not.toMatch(/line:|undefined|\[object|NaN/)
        expect(range?.end).toBeLessThanOrEqual(template.length)
      }
      if (!problems.some(({ severity }) => severity === 'error'))
        expect(typeof render(template)).toBe('string')
    })
    fc.assert(property, { numRuns: 2_000 })
  })
})

describe('what is read', () => {
  it.each<[string, string[]]>([
    ['{{ properties.name | upcase }}{{ properties.items[0] }}', ['$.properties.name', '$.properties.items']],
    ['{{ event }}', ['$.event']],
    ['{{ event.traits.plan | upcase }}', ['$.event', '$.traits.plan']],
    ['{{ a[b.c].d }}', ['$.b.c', '$.a']],
    ['{% assign x = a %}{{ x.y }}', ['$.a']],
    ['{% if a %}{% assign x = 1 %}{% else %}{% capture x %}2{% endcapture %}{% endif %}{{ x }}', ['$.a']],
    ['{% if a %}{% assign x = 1 %}{% endif %}{{ x }}', ['$.a', '$.x']],
    [
      '{% case a %}{% when 1 %}{% assign x = 1 %}{% when 2 %}{% else %}{% assign x = 1 %}{% endcase %}{{ x }}',
      ['$.a', '$.x'],
    ],
    ['{% if a == b %}{% increment n %}{% endif %}', ['$.a', '$.b', '$.n']],
    ['{% assign e = event %}{{ [k] }}', ['$.event', '$', '$.k']],
    ['plain {% raw %}{{ a }}{% endraw %}{% comment %}{{ b }}{% endcomment %}', []],
  ])('%s', (template, paths) => {
    expect([...readsOf(liquid(template))].sort()).toEqual([...paths].sort())
  })
})

describe('limits', () => {
  it('1,000 characters are allowed, one more is not, and a language can say otherwise', () => {
    expect(checkMapping(liquid('x'.repeat(1_000)))).toEqual([])
    expect(checkMapping(liquid('x'.repeat(1_001)))).toMatchObject([{ code: 'map/limit' }])
    expect(checkMapping(liquid('xxxx'), { maxLiquidLength: 3 })).toMatchObject([{ code: 'map/limit' }])
  })

  const long = 'a'.repeat(100_000)
  const list = Array.from({ length: 50_000 }, (_, index) => index)
  it.each([
    ['doubling text', `{% assign x = t %}${'{% assign x = x | append: x %}'.repeat(30)}{{ x }}`],
    ['doubling by capture', '{% capture x %}{{ x }}{{ x }}{{ t }}{% endcapture %}'.repeat(18)],
    ['growing escapes', `{{ q${' | json'.repeat(130)} }}`],
    ['a replacement for each character', '{{ t | replace: "a", t }}'],
    ['a long separator', '{{ list | join: t }}'],
    ['lists inside of themselves', `${'{% assign x = x | push: x %}'.repeat(30)}{{ x }}`],
    [
      'lists inside of themselves, compared',
      `${'{% assign x = x | push: x %}'.repeat(30)}{% if x == x %}{% endif %}`,
    ],
    ['a long range', '{{ (1..1000000000) | size }}'],
    ['a range without an end', '{{ (1..huge) | size }}'],
    ['a wide date', '{{ 0 | date: "%999999999d" }}'],
    ['a date format made of others', '{{ 0 | date: wide }}'],
    ['a long pattern nearly found', '{% if t contains almost %}{% endif %}'],
    ['a long pattern nearly replaced', '{{ t | replace_last: almost, "" }}'],
    ['a long pattern nearly split at', '{{ t | split: almost | size }}'],
  ])('%s ends in a coded failure', (_, template) => {
    const data = {
      t: long,
      q: '"'.repeat(1_000),
      list,
      huge: '1e400',
      almost: `${'a'.repeat(50_000)}b`,
      wide: '%9999d'.repeat(10_000),
    }
    expect(failureOf(template, data)).toBe('LIQUID_LIMIT')
  })

  it('is not met by 100 KB through 60 filters', () => {
    expect(render(`{{ t${' | strip_html'.repeat(40)} | size }}`, { t: '<b>x'.repeat(25_000) })).toBe('25000')
  })

  it('can be set', () => {
    const apply = compileMapping(liquid('{{ t | upcase }}'), { maxLiquidWork: 100 })
    expect(apply({ t: 'short' })).toBe('SHORT')
    expect(() => apply({ t: long })).toThrow(ValueFailure)
  })

  it('the deepest nesting that 1,000 characters can hold compiles and runs', () => {
    const nested = `${'{%if a%}'.repeat(55)}{{a}}${'{%endif%}'.repeat(55)}`
    expect(render(nested, { a: 1 })).toBe('1')
    expect(render(`{{ ${'a['.repeat(300)}0${']'.repeat(300)} }}`, { a: [0] })).toBe('0')
    expect(render(`{% if ${'not '.repeat(240)}a %}yes{% endif %}`, { a: 1 })).toBe('yes')
    expect(render(`{{ ${'a.'.repeat(450)}a }}`, { a: {} })).toBe('')
    const lines = `{% liquid\n${'if a\n'.repeat(60)}echo a\n${'endif\n'.repeat(60)}%}`
    expect(render(lines, { a: 1 })).toBe('1')
  })

  it('the slowest shapes of markup are one pass', () => {
    for (const piece of ['<', '<script', '<!--', '<style>', '<a <', '-->', '<!-- -', ' \n', '&', '--'])
      for (const filter of [
        'strip_html',
        'strip',
        'normalize_whitespace',
        'slugify',
        'escape_once',
        'truncatewords',
      ])
        expect(typeof render(`{{ t | ${filter} }}`, { t: `${piece.repeat(100_000 / piece.length)}x` })).toBe(
          'string',
        )
  })
})

it('any template of the public list gives the same on every back end, and text', () => {
  fc.assert(
    fc.property(liquidTemplate, (template) => {
      try {
        expect(typeof render(template, liquidEvent)).toBe('string')
      } catch (error) {
        expect(error).toBeInstanceOf(ValueFailure)
      }
    }),
    { numRuns: 500 },
  )
})
