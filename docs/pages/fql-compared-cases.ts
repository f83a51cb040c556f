/**
 * What a difference means. `defect`: the peer takes the query and does otherwise than the public documents say.
 * `not offered`: they have it and the peer refuses it, or they say themselves that triggers there can not do it.
 * `beyond`: they have no such rule, it is one of ours.
 */
export type Difference = 'defect' | 'not offered' | 'beyond'

export interface ComparedCase {
  readonly query: string
  readonly event: { readonly [name: string]: unknown }
  readonly kind: Difference
  /** What decides, in plain words, and where it stands: a number of requirements.md or a part of triggers.md. */
  readonly rule: string
}

export interface ComparedGroup {
  readonly title: string
  readonly cases: readonly ComparedCase[]
}

/** Queries on which the peer and Waybill differ. What each of them answers is not written here: both are run. */
export const comparedGroups: readonly ComparedGroup[] = [
  {
    title: 'One word of `and` and `or` is taken for a whole level',
    cases: [
      {
        query: 'type = "page" and event = "A" or event = "C"',
        event: { type: 'identify', event: 'A' },
        kind: 'defect',
        rule: 'both words count (R34), `and` binds tighter (triggers.md, Grammar); false whichever binds tighter',
      },
      {
        query: 'type = "page" or type = "track" and event = "B"',
        event: { type: 'page', event: 'B' },
        kind: 'defect',
        rule: 'both words count (R34), `and` binds tighter (triggers.md, Grammar); true whichever binds tighter',
      },
      {
        query: 'event = "A" or(type = "page")',
        event: { type: 'page', event: 'C' },
        kind: 'defect',
        rule: '`or` stands before a parenthesis too (R34)',
      },
    ],
  },
  {
    title: 'A negation is lost',
    cases: [
      {
        query: '!(type = "track")',
        event: { type: 'track' },
        kind: 'defect',
        rule: '`!` negates what stands in the parentheses (R34)',
      },
      {
        query: 'type = "track" and !(event = "A" or event = "B")',
        event: { type: 'track', event: 'A' },
        kind: 'defect',
        rule: '`!` negates what stands in the parentheses (R34)',
      },
      {
        query: '!properties.test = true and type = "track"',
        event: { type: 'track', properties: { test: true } },
        kind: 'defect',
        rule: '`!` is an operator of the language (R34), which negates the comparison after it (triggers.md, Values and types)',
      },
      {
        query: 'type = "track" and !properties.test',
        event: { type: 'track', properties: { test: false } },
        kind: 'not offered',
        rule: '`!` takes a field that holds true or false (R34, R35)',
      },
      {
        query: '!(!(type = "track"))',
        event: { type: 'track' },
        kind: 'not offered',
        rule: '`!` and parentheses stand in each other (R34); the form there has one group (R25)',
      },
    ],
  },
  {
    title: 'A condition vanishes without a word',
    cases: [
      {
        query: 'type = "track" and version = 2',
        event: { type: 'track', version: 1 },
        kind: 'defect',
        rule: 'a path reads any field of the event (R23); conditions on other fields can not be dropped',
      },
      {
        query: 'type = "track" and anonymousId != null',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'a missing field is null (R37), so it does not exist (R31)',
      },
      {
        query: 'type = "group" and groupId = "g-1"',
        event: { type: 'group', groupId: 'g-2' },
        kind: 'defect',
        rule: 'a path reads any field of the event (R23)',
      },
      {
        query: 'type = "track" and propertes.total > 100',
        event: { type: 'track', properties: { total: 5 } },
        kind: 'defect',
        rule: 'a misspelt field is a missing one: null (R37), which is not above 100 (R35)',
      },
      {
        query: 'type = "track" and Event = "Order Completed"',
        event: { type: 'track', event: 'Login' },
        kind: 'defect',
        rule: 'names are case-sensitive (R27): `Event` is another field, and missing',
      },
      {
        query: 'type = "track" and contains(messageId, "test")',
        event: { type: 'track', messageId: 'm-1' },
        kind: 'defect',
        rule: '`contains` takes any field of the event (R23, R36)',
      },
      {
        query: 'type = "track" and contains(lowercase(event), "order")',
        event: { type: 'track', event: 'Login' },
        kind: 'defect',
        rule: 'a function takes what another one gives (R36), and here it is false; were the query invalid, it would deliver nothing (R42)',
      },
      {
        query: 'type = "track" and contains("Order", event)',
        event: { type: 'track', event: 'Login' },
        kind: 'defect',
        rule: '`contains` takes a text that is written out (R36), and here it is false; were the query invalid, it would deliver nothing (R42)',
      },
      {
        query: 'contains(event, "test") = false',
        event: { event: 'a test' },
        kind: 'defect',
        rule: '`=` compares what `contains` gives with false (R34, R36)',
      },
      {
        query: '(type = "track") != true',
        event: { type: 'track' },
        kind: 'defect',
        rule: '`!=` compares what stands in the parentheses with true (R34)',
      },
      {
        query: 'type = "track" and false',
        event: { type: 'track' },
        kind: 'defect',
        rule: '`and` takes the literals true and false (R34, R35)',
      },
      {
        query: 'properties.flag and type = "track"',
        event: { type: 'track', properties: { flag: true } },
        kind: 'defect',
        rule: '`and` takes a field that holds true or false (R35)',
      },
    ],
  },
  {
    title: 'Evaluation throws',
    cases: [
      {
        query: 'type = "track" and (version = 2)',
        event: { type: 'track', version: 2 },
        kind: 'defect',
        rule: 'a path reads any field of the event (R23), in parentheses too (R34)',
      },
      {
        query: 'type = "track" and length(messageId) > 0',
        event: { type: 'track', messageId: 'm-1' },
        kind: 'defect',
        rule: '`length` is a function of the language (R36, R38)',
      },
      {
        query: 'properties.\\[ = 1',
        event: { properties: { '[': 1 } },
        kind: 'defect',
        rule: 'any character of a name may be escaped (R40)',
      },
      {
        query: 'type = "track" and includes(tags, "sale")',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'there is no such function (R36), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'type = "track" and ()',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42)',
      },
    ],
  },
  {
    title: 'Broken queries that deliver, or fail in silence',
    cases: [
      {
        query: 'type = "track" and',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42): a condition is missing after `and`',
      },
      {
        query: 'type = "track" event = "A"',
        event: { type: 'track', event: 'A' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42): `and` or `or` is missing',
      },
      {
        query: 'type = "track")',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42): nothing opens this parenthesis',
      },
      {
        query: 'contains(event, "Order"',
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42): a parenthesis is not closed',
      },
      {
        query: 'not type = "track"',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'the operator is `!` (R34), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'type = "track" AND event = "A"',
        event: { type: 'track', event: 'A' },
        kind: 'defect',
        rule: 'the operator is `and`, in lower case (R34); an invalid query delivers nothing (R42)',
      },
      {
        query: 'type = "page" OR type = "track"',
        event: { type: 'track' },
        kind: 'beyond',
        rule: 'neither delivers (R42); Waybill says why (triggers.md, Diagnostics)',
      },
      {
        query: 'event = ',
        event: { event: 'eos' },
        kind: 'defect',
        rule: 'an invalid query delivers nothing (R42): a value is missing',
      },
      {
        query: 'type == "track"',
        event: { type: 'track' },
        kind: 'beyond',
        rule: 'neither delivers (R42); Waybill says why (triggers.md, Diagnostics)',
      },
      {
        query: 'type is "page" or event = "A"',
        event: { event: 'A' },
        kind: 'defect',
        rule: 'there is no operator `is` (R34), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'properties.total > 1e3',
        event: { properties: { total: 50 } },
        kind: 'defect',
        rule: 'a number has no exponent (triggers.md, Grammar), and an invalid query delivers nothing (R42); 50 is above 1000 in no reading',
      },
      {
        query: 'properties.total != -',
        event: { properties: { total: 5 } },
        kind: 'defect',
        rule: 'a sign is no number (triggers.md, Grammar), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'type = "track" or lower(anonymousId) = "x"',
        event: { type: 'track' },
        kind: 'defect',
        rule: 'there is no such function (R36), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'contains(event, "a", "b")',
        event: { event: 'a' },
        kind: 'defect',
        rule: '`contains` takes two arguments (R36), and an invalid query delivers nothing (R42)',
      },
      {
        query: 'contains(event)',
        event: { event: 'a' },
        kind: 'beyond',
        rule: 'neither delivers (R42); Waybill says why (triggers.md, Diagnostics)',
      },
      {
        query: 'match(event, "[a-")',
        event: { event: 'xa-' },
        kind: 'beyond',
        rule: 'the class is not closed: a malformed pattern is an error where it is written out (triggers.md, Functions)',
      },
      {
        query: 'type = "track" and all',
        event: { type: 'track' },
        kind: 'beyond',
        rule: '`all` stands alone; inside an expression it is an error with a repair (triggers.md, Values and types)',
      },
    ],
  },
  {
    title: 'Texts and quotes',
    cases: [
      {
        query: "type = 'track'",
        event: { type: 'track' },
        kind: 'defect',
        rule: 'a text stands in \' or in " (R34)',
      },
      {
        query: "type != 'track'",
        event: { type: 'track' },
        kind: 'defect',
        rule: 'a text stands in \' or in " (R34)',
      },
      {
        query: "!contains(event, 'test')",
        event: { event: 'a test' },
        kind: 'defect',
        rule: 'a text stands in \' or in " (R34)',
      },
      {
        query: 'event = \'say "hi"\'',
        event: { event: 'say "hi"' },
        kind: 'not offered',
        rule: 'a text stands in \' or in " (R34); a value of a trigger there may hold no " (R28)',
      },
      {
        query: 'event = "say \\"hi\\""',
        event: { event: 'say "hi"' },
        kind: 'not offered',
        rule: 'a backslash escapes the quote (triggers.md, Grammar); a value of a trigger there may hold no " (R28)',
      },
      {
        query: 'properties.folder = "C:\\\\temp"',
        event: { properties: { folder: 'C:\\temp' } },
        kind: 'beyond',
        rule: 'a backslash escapes itself (triggers.md, Grammar)',
      },
    ],
  },
  {
    title: 'Field against field',
    cases: [
      {
        query: 'properties.total > properties.limit',
        event: { properties: { total: 5, limit: 1 } },
        kind: 'defect',
        rule: 'what stands in no quotes is a path (R34), so two numbers are compared (R35)',
      },
      {
        query: 'userId != anonymousId',
        event: { userId: 'u-1', anonymousId: 'u-1' },
        kind: 'defect',
        rule: 'what stands in no quotes is a path (R34)',
      },
      {
        query: 'event = Order',
        event: { event: 'Order' },
        kind: 'defect',
        rule: 'what stands in no quotes is a path (R34), here of a missing field: null (R37)',
      },
      {
        query: 'contains(event, properties.word)',
        event: { event: 'Order Completed', properties: { word: 'Order' } },
        kind: 'defect',
        rule: 'what stands in no quotes is a path (R34)',
      },
      {
        query: 'match(event, properties.pattern)',
        event: { event: 'Order Completed', properties: { pattern: 'Order*' } },
        kind: 'defect',
        rule: 'what stands in no quotes is a path (R34)',
      },
      {
        query: '10 < properties.total',
        event: { properties: { total: 50 } },
        kind: 'not offered',
        rule: 'an operand is a literal or a path, on both sides (triggers.md, Grammar)',
      },
      {
        query: '"track" = type',
        event: { type: 'track' },
        kind: 'not offered',
        rule: 'an operand is a literal or a path, on both sides (triggers.md, Grammar)',
      },
    ],
  },
  {
    title: '`in` and lists',
    cases: [
      {
        query: 'type in ["track", "page"]',
        event: { type: 'track' },
        kind: 'defect',
        rule: '`in` is an operator of the language (R34): a scalar in a list (R35)',
      },
      {
        query: '!(type in ["track", "page"])',
        event: { type: 'identify' },
        kind: 'defect',
        rule: '`in` is an operator of the language (R34): a scalar in a list (R35)',
      },
      {
        query: '"sale" in properties.tags',
        event: { properties: { tags: ['sale'] } },
        kind: 'not offered',
        rule: '`in` is an operator of the language (R34): a scalar in a list (R35)',
      },
      {
        query: 'properties.tags != ["sale"]',
        event: { properties: { tags: ['sale'] } },
        kind: 'beyond',
        rule: 'lists compare by value (triggers.md, Values and types)',
      },
      {
        query: 'contains(properties.tags, "sale")',
        event: { properties: { tags: ['sale'] } },
        kind: 'beyond',
        rule: '`contains` takes a list: some element equals the value (triggers.md, Functions)',
      },
      {
        query: 'properties.products.0.sku = "A1"',
        event: { properties: { products: [{ sku: 'A1' }] } },
        kind: 'beyond',
        rule: '`list.0` reads an element (triggers.md, Values and types)',
      },
    ],
  },
  {
    title: 'Null and missing',
    cases: [
      {
        query: 'event != null',
        event: { type: 'page' },
        kind: 'defect',
        rule: '`!= null` is "exists" (R31), which a missing field does not (R24)',
      },
      {
        query: 'event = null',
        event: { type: 'page' },
        kind: 'defect',
        rule: '`= null` is "does not exist" (R31): null or missing (R24)',
      },
      {
        query: 'properties != null',
        event: { properties: { total: 5 } },
        kind: 'defect',
        rule: '`!= null` is "exists" (R31), of the path that is written',
      },
      {
        query: '!contains(event, "test")',
        event: { type: 'page' },
        kind: 'defect',
        rule: '`contains(null, …)` is false (R37), and "does not contain" is its negation (R31)',
      },
      {
        query: '!match(event, "test*")',
        event: { type: 'page' },
        kind: 'defect',
        rule: '`match(null, …)` is false (R37), and `!` negates it (R34)',
      },
      {
        query: 'properties.total != 5',
        event: { properties: {} },
        kind: 'defect',
        rule: 'a missing field is null (R37), and null is not 5 (R35)',
      },
      {
        query: 'properties.gift.paid = false',
        event: { properties: { gift: false } },
        kind: 'defect',
        rule: 'false has no fields: a missing path is null (R37), and null is not false (R35)',
      },
      {
        query: 'properties.constructor != null',
        event: { properties: {} },
        kind: 'defect',
        rule: 'a missing path is null (R37); what JavaScript gives every object is no field of the event',
      },
      {
        query: 'properties.text.length > 2',
        event: { properties: { text: 'hello' } },
        kind: 'beyond',
        rule: 'texts and lists have no fields (triggers.md, Values and types); `length()` counts (R38)',
      },
    ],
  },
  {
    title: 'Types are coerced',
    cases: [
      {
        query: 'properties.gift != true',
        event: { properties: { gift: true } },
        kind: 'defect',
        rule: '`=` and `!=` are strict on type (R35), and true is true',
      },
      {
        query: 'properties.gift != false',
        event: { properties: { gift: false } },
        kind: 'defect',
        rule: '`=` and `!=` are strict on type (R35), and false is false',
      },
      {
        query: 'traits.age != 30',
        event: { traits: { age: '30' } },
        kind: 'defect',
        rule: '`=` and `!=` are strict on type (R35): the text "30" is not the number 30',
      },
      {
        query: 'userId = 5',
        event: { userId: '5' },
        kind: 'defect',
        rule: '`=` is strict on type (R35): the text "5" is not the number 5',
      },
      {
        query: 'userId != 5',
        event: { userId: 5 },
        kind: 'defect',
        rule: '`=` and `!=` are strict on type (R35), and 5 is 5',
      },
      {
        query: 'name = true',
        event: { name: 'true' },
        kind: 'defect',
        rule: '`=` is strict on type (R35): the text "true" is not true',
      },
      {
        query: 'properties.total > "10"',
        event: { properties: { total: 11 } },
        kind: 'defect',
        rule: '`>` takes numbers only (R35): "10" is a text',
      },
      {
        query: 'properties.total < ""',
        event: { properties: { total: -1 } },
        kind: 'defect',
        rule: '`<` takes numbers only (R35): "" is a text',
      },
      {
        query: 'properties.total > true',
        event: { properties: { total: 5 } },
        kind: 'defect',
        rule: '`>` takes numbers only (R35)',
      },
      {
        query: 'contains(event, 5)',
        event: { event: 'Step 5' },
        kind: 'beyond',
        rule: 'a bool function that is given another type is false, nothing is coerced (triggers.md, Functions)',
      },
    ],
  },
  {
    title: 'Paths',
    cases: [
      {
        query: 'userId.domain = "example.com"',
        event: { userId: 'example.com' },
        kind: 'defect',
        rule: 'a dot goes into a field (R23), and a missing path is null (R37)',
      },
      {
        query: 'contains(properties_old.plan, "pro")',
        event: { properties_old: { plan: 'pro' } },
        kind: 'defect',
        rule: 'the first name of a path is a whole one (R23): `properties_old` is not `properties`',
      },
      {
        query: 'contains(traitsOfUser, "pro")',
        event: { traits: { traitsOfUser: 'pro' } },
        kind: 'defect',
        rule: 'the first name of a path is a whole one (R23), and a missing path is null (R37)',
      },
      {
        query: 'properties.a\\[0\\] = "x"',
        event: { properties: { a: ['x'] } },
        kind: 'defect',
        rule: 'an escaped character belongs to the name (R40): `a[0]` is missing',
      },
      {
        query: 'properties.user\\.email = "a@example.com"',
        event: { properties: { 'user.email': 'a@example.com' } },
        kind: 'not offered',
        rule: 'an escaped dot belongs to the name (R40); triggers there write a dot without escape (R31)',
      },
      {
        query: 'properties.2fa = true',
        event: { properties: { '2fa': true } },
        kind: 'not offered',
        rule: 'a name of digits and letters needs no escape (R40); there one should begin with a letter or `_` (R30)',
      },
      {
        query: '\\@type = "Order"',
        event: { '@type': 'Order' },
        kind: 'not offered',
        rule: 'any character of a name may be escaped (R40)',
      },
      {
        query: 'properties.or = 1',
        event: { properties: { or: 1 } },
        kind: 'beyond',
        rule: 'a keyword is only one where it stands alone (triggers.md, Grammar)',
      },
    ],
  },
  {
    title: 'Patterns',
    cases: [
      {
        query: 'match(event, "Order")',
        event: { event: 'Border' },
        kind: 'defect',
        rule: 'a pattern fits the whole text (R39)',
      },
      {
        query: 'match(event, "")',
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: 'a pattern fits the whole text (R39)',
      },
      {
        query: 'match(event, "*Order*")',
        event: { event: 'My Order' },
        kind: 'defect',
        rule: '`*` is any run of characters, wherever it stands (R39)',
      },
      {
        query: 'match(event, "Or*ed")',
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: '`*` is any run of characters, wherever it stands (R39)',
      },
      {
        query: 'match(event, "O?der*")',
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: '`?` is one character (R39)',
      },
      {
        query: '!match(event, "O?der*")',
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: '`?` is one character (R39)',
      },
      {
        query: 'match(event, "[OB]rder")',
        event: { event: 'Order' },
        kind: 'defect',
        rule: '`[OB]` is one of these characters (R39)',
      },
      {
        query: 'match(event, "*[0-9]")',
        event: { event: 'Step 4' },
        kind: 'defect',
        rule: '`[0-9]` is one of these characters (R39)',
      },
      {
        query: 'match(event, "[^a]*")',
        event: { event: 'b' },
        kind: 'defect',
        rule: '`[^a]` is one character that is not among these (R39)',
      },
      {
        query: 'match(event, "50\\*")',
        event: { event: '50*' },
        kind: 'defect',
        rule: '`\\*` is the character itself (R39)',
      },
      {
        query: "match(event, 'Order*')",
        event: { event: 'Order Completed' },
        kind: 'defect',
        rule: 'a text stands in \' or in " (R34)',
      },
      {
        query: 'match(type, "tr*")',
        event: { type: 'track' },
        kind: 'not offered',
        rule: '`match` takes any text (R39); the form there compares a type with "is" and "is not" (R19)',
      },
    ],
  },
  {
    title: 'Functions of the public language',
    cases: [
      {
        query: 'lowercase(event) = "order completed"',
        event: { event: 'Order Completed' },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'uppercase(properties.currency) = "EUR"',
        event: { properties: { currency: 'eur' } },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'snakecase(event) = "sign_up"',
        event: { event: 'sign up' },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'kebabcase(event) = "sign-up"',
        event: { event: 'sign up' },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'titlecase(event) = "Sign Up"',
        event: { event: 'sign up' },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'length(event) = 4',
        event: { event: 'éé' },
        kind: 'not offered',
        rule: '`length` counts the bytes of UTF-8 (R38); the form of a trigger there has no functions of this kind (R31)',
      },
      {
        query: 'length(userId) < 1',
        event: { type: 'page' },
        kind: 'not offered',
        rule: '`length(null)` is 0 and a missing path null (R37)',
      },
      {
        query: 'typeof(properties.total) = "number"',
        event: { properties: { total: 5 } },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'number(properties.total) > 10',
        event: { properties: { total: '12.5' } },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'string(properties.id) = "7"',
        event: { properties: { id: 7 } },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
      {
        query: 'bool(properties.flag)',
        event: { properties: { flag: 1 } },
        kind: 'not offered',
        rule: 'the language has it (R36), the form of a trigger there has not (R31)',
      },
    ],
  },
  {
    title: 'Parentheses, bare fields, spaces and size',
    cases: [
      {
        query: '((type = "track" and event = "A") or event = "B") and userId = "u-1"',
        event: { type: 'track', event: 'A', userId: 'u-1' },
        kind: 'not offered',
        rule: 'parentheses stand in each other (R34); the form there has one group (R25)',
      },
      {
        query: '(((((type = "track")))))',
        event: { type: 'track' },
        kind: 'not offered',
        rule: 'parentheses stand in each other (R34), 64 deep (triggers.md, Limits); the form there has one group (R25)',
      },
      {
        query: 'type = "track" and properties.gift',
        event: { type: 'track', properties: { gift: true } },
        kind: 'not offered',
        rule: '`and` takes a field that holds true or false (R35)',
      },
      {
        query: 'properties.total>5',
        event: { properties: { total: 6 } },
        kind: 'not offered',
        rule: 'white space is free (triggers.md, Grammar)',
      },
      {
        query: '! contains(event, "test")',
        event: { event: 'Order Completed' },
        kind: 'not offered',
        rule: 'white space is free (triggers.md, Grammar)',
      },
      {
        query: 'type = "track" # only these',
        event: { type: 'track' },
        kind: 'beyond',
        rule: '`#` begins a comment (triggers.md, Grammar)',
      },
      {
        query: 'all',
        event: { type: 'track' },
        kind: 'not offered',
        rule: '`all` matches every event: destination filters have it (R63), triggers there have not',
      },
      {
        query: Array.from({ length: 250 }, (_, step) => `event != "Step ${step}"`).join(' and '),
        event: { event: 'Login' },
        kind: 'defect',
        rule: 'a query has at most 5 KB (R41)',
      },
    ],
  },
  {
    title: 'Only in Waybill',
    cases: [
      {
        query: 'properties.products.$.sku = "A1"',
        event: { properties: { products: [{ sku: 'A1' }] } },
        kind: 'beyond',
        rule: '`$` is some element of the list (triggers.md, Functions); triggers there document that they can not (R29)',
      },
      {
        query: 'any(properties.products, @.price > 10)',
        event: { properties: { products: [{ price: 25 }] } },
        kind: 'beyond',
        rule: '`@` is the element of the list (triggers.md, Functions)',
      },
      {
        query: 'every(properties.tags, match(@, "s*"))',
        event: { properties: { tags: ['sale', 'spring'] } },
        kind: 'beyond',
        rule: '`@` is the element of the list (triggers.md, Functions)',
      },
      {
        query: 'startswith(event, "Order")',
        event: { event: 'Order Completed' },
        kind: 'beyond',
        rule: 'a function of ours (triggers.md, Functions); the public spelling is `match` (R31)',
      },
      {
        query: 'endswith(event, "Completed")',
        event: { event: 'Order Completed' },
        kind: 'beyond',
        rule: 'a function of ours (triggers.md, Functions); the public spelling is `match` (R31)',
      },
      {
        query: 'exists(properties.total)',
        event: { properties: { total: 0 } },
        kind: 'beyond',
        rule: 'a function of ours (triggers.md, Functions); the public spelling is `!= null` (R31)',
      },
      {
        query: 'time(timestamp) >= time("2023-01-01T00:00:00Z")',
        event: { timestamp: '2023-04-21T21:55:00+02:00' },
        kind: 'beyond',
        rule: 'a function of ours (triggers.md, Functions)',
      },
      {
        query: 'properties.sent_at >= "2023-01-01"',
        event: { properties: { sent_at: '2023-04-21' } },
        kind: 'beyond',
        rule: 'two texts compare by code point (triggers.md, Values and types); numbers only in the public language (R35)',
      },
    ],
  },
]
