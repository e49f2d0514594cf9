export const help = `Intercoder codes qualitative data with several coders, human and automatic.

  intercoder run <input> [options]   code texts with automatic coders
  intercoder web [--port <n>]        open Intercoder in the browser
  intercoder open <file.intercoder>  open a project in the browser
  intercoder cache <act> [options]   look into what models replied in a project, or act on it
  intercoder bench [<name> …]        measure the cache beside its peers, where Intercoder's sources are
  intercoder --help | --version

<input> is a project (.intercoder), a folder of texts, a file (csv, txt, md, docx), or the word sample.
A csv, a file or a folder becomes a project of its own: running it again finds what is known already.

Options of run
  --codebook <json>       { name, researchQuestion, codes: [{ name, definition, rules: [], exclusions: [],
                          examples: [], codes: [] }] }, or a codebook of QCA-AID; needed for new projects
  --coders <n>            how many coders code, 1 to 100 (3)
  --temperatures <list>   their temperatures, 0 to 2, e.g. 0,0.3,0.3 (0, 0.2, 0.4, …)
  --provider <id>         who codes (lexical: offline, from the codebook alone, for trying things out)
  --model <name>          the provider's model
  --mode deductive        codes are those of the codebook
  --strategy <name>       sharedRelevance: relevance is judged once for all coders
                          independentCoders: each coder judges it
  --segments <by>         paragraph, sentence, turn, row or size (csv: row; texts: paragraph)
  --size <n>              characters of a segment, with --segments size (1000)
  --overlap <n>           characters it shares with the one before (0)
  --text-column <name>    the column of a csv that holds the text (text)
  --language <tag>        for sentences and the sample project, e.g. en or de
  --project <id>          the project's id, instead of one derived from the path
  --out <file>            .csv: codings as a long table; .intercoder: the whole project
  --resume                go on with a run that was paused or cut off, or ask its failed units again
  --fresh                 ask everything anew, under an occasion of its own; older answers are kept
  --cache <mode>          use: what is known is not asked, and what is asked is kept
                          bypass: as if there were no cache; refresh: ask anew and replace what is known
                          only: ask nothing, and fail where nothing is known
  --canonical <questions> take answers over to passages that read alike: judgeRelevance, or judgeRelevance,assignCodes
  --no-dedupe             make every segment a question of its own, equal ones included
  --yes                   agree that texts go to the provider's host
  --json                  print the figures as one JSON object
  --quiet                 print nothing but problems, and the object of --json

Acts on the cache (each with --json, and --project <id, name or path> where there are several)
  stats                   requests, hits, misses, hit rate, tokens saved, savings, size
  info                    how it is set, and what is in it
  clear                   clear replies; asks first, and without a terminal needs --yes. Conditions, all of which must hold:
                          --operation <name>  --coder <id>  --shared (replies that serve all coders)  --model <name>
                          --codebook <version>  --run <id or name>  --older-than 24h  --confidence-below .3
  explain <key>           why a question is known, or in what it differs from the nearest that is
  explain --run <run>     why a run had to ask what it asked
  export <file>           write all replies into a bundle; import <file> takes one in, as often as you like
  verify [--repair]       read every reply: is it whole, and free of people’s codings?
  warm | relieve | advise fill the memory from the disk, free it, or say what size would suit

Without --out the project lies in the data folder, and its path is printed. INTERCODER_HOME names another data folder.
Ctrl-C pauses a run. Exit codes: 0 done, 1 done with failed units or damaged replies, 2 wrong use, 3 could not run, 130 paused by Ctrl-C.
`
