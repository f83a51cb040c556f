/** The version of the form of built modules: one that was written in another form is refused. */
export const moduleFormat = 1
