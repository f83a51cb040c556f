/** The features that some definitions ask their host for, by the names under which it switches them. */
export const FLAGS = Object.freeze({
  ACTIONS_GOOGLE_EC_AUDIENCE_MEMBERSHIP: 'actions-google-ec-audience-membership',
  ACTIONS_BRAZE_COHORTS_AUDIENCE_MEMBERSHIP: 'actions-braze-cohorts-audience-membership',
  ACTIONS_LINKEDIN_AUDIENCES_AUDIENCE_MEMBERSHIP: 'actions-linkedin-audiences-audience-membership',
  /** An event of a journey that says nothing of membership enters the audience. */
  ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP: 'actions-legacy-journeys-audience-membership',
})
