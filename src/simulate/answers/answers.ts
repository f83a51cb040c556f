import { type Answer, isFailure } from '../../actions/index.js'
import { readOwn } from '../../json/own.js'
import { itemsIn } from '../checks/size.js'
import type { Route } from '../routes/route.js'
import { firstSpokenOf, inTurn } from './in-turn.js'
import type { Lesson } from './lessons.js'

/** The routes that a request fits. */
export type FittingRoutes = readonly [Route, ...Route[]]

/** What a receiver says that takes a request: what the first example says that ends well, or whatever its rules take for that. */
export function goodAnswer(routes: FittingRoutes, body: unknown, lessons: readonly Lesson[]): Answer {
  const lesson = firstFor(routes, lessons, ({ isGood }) => isGood)
  if (lesson !== undefined) return answerOf(lesson, body)
  const [{ planned, account }] = routes
  const isGood = (answer: Answer) =>
    planned === undefined || !isFailure(planned.judge(answer, account.constants))
  return plainAnswers.find(isGood) ?? plainAnswer
}

const plainAnswer: Answer = { status: 200, body: {} }
const plainAnswers: readonly Answer[] = [
  plainAnswer,
  { status: 201, body: {} },
  { status: 202, body: '' },
  { status: 204, body: '' },
]

/** What a receiver says that refuses items of a batch, the first among them; undefined where no example shows it. */
export function partialAnswer(
  routes: FittingRoutes,
  body: unknown,
  lessons: readonly Lesson[],
): Answer | undefined {
  const lesson = firstFor(routes, lessons, ({ isPartial }) => isPartial)
  if (lesson === undefined) return undefined
  const { request, answer } = lesson
  return answerOf(lesson, body, firstSpokenOf(answer.body, itemsIn(request.json).items))
}

function firstFor(
  routes: FittingRoutes,
  lessons: readonly Lesson[],
  isWanted: (lesson: Lesson) => boolean,
): Lesson | undefined {
  const wanted = lessons.filter(isWanted)
  for (const { planned } of routes) {
    const lesson = wanted.find((one) => one.planned === planned)
    if (lesson !== undefined) return lesson
  }
  return undefined
}

/** The answer of an example, said of the items of another request. */
function answerOf({ request, answer }: Lesson, body: unknown, shift = 0): Answer {
  const { keys, items } = itemsIn(request.json)
  const others = keys.reduce(readOwn, body)
  if (items.length === 0 || !Array.isArray(others)) return answer
  return { ...answer, body: inTurn(answer.body, { items, others, shift }) }
}
