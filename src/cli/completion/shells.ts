import { printable } from '../../engine/printable.js'
import type { Candidate } from './candidate.js'

/** How one shell asks for words. */
export interface Shell {
  readonly name: string
  /** What the shell reads once, to ask from then on. */
  readonly script: string
  /** One candidate as its script takes it, on a line. */
  format(candidate: Candidate): string
}

const bash: Shell = {
  name: 'bash',
  // Without an answer, files are completed.
  script: `_waybill() {
  local IFS=$'\\n'
  COMPREPLY=($(waybill completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o bashdefault -o default -F _waybill waybill
`,
  format: ({ word }) => quoted(word),
}

const zsh: Shell = {
  name: 'zsh',
  // Read by `eval`, or found in a folder of `fpath` when it is first needed.
  script: `#compdef waybill
_waybill() {
  local -a found
  found=("\${(@f)$(waybill completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${found[1]}" ]]; then
    _describe waybill found
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" = _waybill ]]; then
  _waybill "$@"
else
  compdef _waybill waybill
fi
`,
  format: ({ word, description }) => `${word.replace(/[\\:]/g, '\\$&')}:${printable(description)}`,
}

const fish: Shell = {
  name: 'fish',
  script: `function __waybill_complete
    set -l current (commandline -ct)
    set -l words (commandline -opc) "$current"
    set -l found (waybill completion fish -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c waybill -f -a '(__waybill_complete)'
`,
  format: ({ word, description }) => `${word}\t${printable(description)}`,
}

/** A word as it has to be written where it has more than plain characters. */
const quoted = (word: string): string => word.replace(/[^\w@%+=:,./-]/g, '\\$&')

export const shells: readonly [Shell, ...Shell[]] = Object.freeze([bash, zsh, fish])
