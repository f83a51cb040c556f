import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { linkItemResults } from '../batch/item-results.js'
import type { OutboundRequest } from '../requests/request.js'
import { type JudgeProgram, linkJudge } from '../responses/judge.js'
import { linkTemplate } from '../template-values.js'
import type { PlannedRequest, RequestPlan } from './plan.js'

/** What a plan is, before its parts are functions. */
export interface PlanProgram<Part> extends Pick<RequestPlan, 'independent' | 'needsContext'> {
  readonly requests: readonly RequestProgram<Part>[]
}

export interface RequestProgram<Part> extends Pick<PlannedRequest, 'id' | 'needs' | 'goesOn' | 'isLoop'> {
  readonly build: Part
  readonly judge: JudgeProgram<Part>
  /** What an answer says of the items of a batch; left out where it says nothing. */
  readonly items?: Part
}

/** The plan that a program is; its parts are linked when they are first run. */
export function linkPlan<Part>(
  { requests, independent, needsContext }: PlanProgram<Part>,
  link: Link<Part>,
): RequestPlan {
  return { requests: requests.map((request) => linkRequest(request, link)), independent, needsContext }
}

export function linkRequest<Part>(
  { id, needs, goesOn, isLoop, ...parts }: RequestProgram<Part>,
  link: Link<Part>,
): PlannedRequest {
  const build = linkTemplate(parts.build, link)
  return {
    id,
    needs,
    goesOn,
    isLoop,
    build: (values) => requestsIn(build(values)),
    judge: linkJudge(parts.judge, link),
    itemResults: linkItemResults(parts.items, link),
  }
}

function requestsIn(made: unknown): readonly OutboundRequest[] {
  if (isRequest(made)) return [made]
  return Array.isArray(made) ? made.filter(isRequest) : []
}

/** What the templates of a request give is one: they were lowered so. */
const isRequest = (made: unknown): made is OutboundRequest => isObject(made)
