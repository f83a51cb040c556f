// The exit statuses of every command, besides 0.

/** Something is wrong with the definitions or connections that the command was given. */
export const statusOfProblems = 1

/** The words are wrong, or a file can not be read or written: the command could not do its work. */
export const statusOfUsage = 2

/** It was done, and there is what an option such as `--strict` or `--exit-code` asks to be told of. */
export const statusOfNotice = 3

/** Something could not be delivered, or waits in a store. */
export const statusOfUndelivered = 4

/** What the help of `waybill` says of them. */
export const statusesInHelp = `Exit status:
  0  it was done
  ${statusOfProblems}  something is wrong with a definition or with connections
  ${statusOfUsage}  the words are wrong, or a file can not be read or written
  ${statusOfNotice}  it was done, and what an option asks about is there: --strict, --exit-code, --check, --min-coverage
  ${statusOfUndelivered}  something could not be delivered, or still waits to be`
