# The answer in sentences. No source names a person's items, only kinds: never say more.

verdict-reported = reported, and not said by the platform
verdict-law-depends = What the law says depends on what is left open here:
verdict-law-passing-on = The law is read here for training itself. Passing data on to others for it is a question of its own.

headline-where = in { $archives ->
    [one] this archive
   *[other] these archives
}
headline-where-read = that could be read in { $archives ->
    [one] this archive
   *[other] these archives
}
headline-within = made { $days }
headline-where-within = { $where } made { $days }
headline-used = { $amount } of your { $items } { $platform } items{ $within } { $n ->
    [one] is
   *[other] are
} of a kind { $platform } says it trains AI on{ $end }.
headline-may = { $amount } of your { $items } { $platform } items{ $within } { $n ->
    [one] is
   *[other] are
} of a kind { $platform } says it may train AI on{ $end }.
headline-all-used = { $amount } of your { $items } items{ $within } { $n ->
    [one] is
   *[other] are
} of a kind these platforms say they train AI on{ $end }.
headline-all-may = { $amount } of your { $items } items{ $within } { $n ->
    [one] is
   *[other] are
} of a kind these platforms say they may train AI on{ $end }.
headline-at-least = At least { $least }
headline-up-to = Up to { $most }
headline-between = Between { $least } and { $most }
headline-at-least-up-to = At least { $least }, and up to { $most },
headline-answers = { $n ->
    [one] one answer decides
   *[other] { $count } answers decide
}
headline-birth-date = your full birth date decides
headline-answers-and-birth-date = { $n ->
    [one] one answer and your full birth date decide
   *[other] { $count } answers and your full birth date decide
}
headline-answers-and-more = { $n ->
    [one] one answer decides some of them
   *[other] { $count } answers decide some of them
}
headline-not-told = it depends on what the archive does not say
headline-unread = { $files } of { $of } files could not be read
headline-cut-off = a part of the archive could not be read
headline-may-of-these = { $n ->
    [one] Of { $count } of these it says only that it may.
   *[other] Of { $count } of these it says only that it may.
}
headline-not-used = { $platform } says it does not train on anything { $where }{ $end }.
headline-all-not-used = These platforms say they do not train on anything { $where }{ $end }.
headline-none-said = { $platform } does not say that it trains on anything { $where }{ $end }.
headline-all-none-said = None of these platforms says that it trains on anything { $where }{ $end }.
headline-none-of-yours = { $platform } does not say that it trains on anything of yours { $where }{ $end }.
headline-all-none-of-yours = None of these platforms says that it trains on anything of yours { $where }{ $end }.
headline-empty = { $platform }: nothing { $where } could be counted{ $end }.
headline-all-empty = Nothing { $where } could be counted{ $end }.
headline-empty-within = { $platform }: nothing { $place } has a date { $days }{ $end }.
headline-all-empty-within = Nothing { $place } has a date { $days }{ $end }.
headline-opted-out = You opted out on { $day }. Otherwise { $count } of your { $items } { $platform } items{ $within } would be of a kind { $platform } says it trains AI on{ $end }. What it learned before stays.
headline-all-opted-out = You opted out of { $platforms }. Otherwise { $count } of your { $items } items{ $within } would be of a kind { $m ->
    [one] { $platforms } says it trains AI on{ $end }. What it learned before stays.
   *[other] these platforms say they train AI on{ $end }. What they learned before stays.
}
headline-opted-out-early = Fodder knows of no way to opt out of { $platform } as early as { $day }: check the day, and that it still stands.
headline-note-planned = { $n ->
    [one] { $count } is of a kind it says it will use from a later day.
   *[other] { $count } are of kinds it says it will use from a later day.
}
headline-note-depends = { $n ->
    [one] For { $count } it depends on what the archive does not say.
   *[other] For { $count } it depends on what the archive does not say.
}
headline-note-paused = { $n ->
    [one] { $count } is of a kind it says it has stopped using for now.
   *[other] { $count } are of kinds it says it has stopped using for now.
}
headline-note-barred = { $n ->
    [one] { $count } is of a kind it is forbidden to use.
   *[other] { $count } are of kinds it is forbidden to use.
}
headline-note-policy = { $n ->
    [one] { $count } is of a kind it says it leaves out.
   *[other] { $count } are of kinds it says it leaves out.
}
headline-note-silent = { $n ->
    [one] On { $count } it makes no reliable statement, which is not the same as safe.
   *[other] On { $count } it makes no reliable statement, which is not the same as safe.
}
headline-learned-stays = What it learned before stays.
headline-objected = You objected to { $platform } on { $day }.
headline-objected-due = You objected to { $platform } on { $day }; its answer is due by { $due }.
headline-objected-late = You objected to { $platform } on { $day }; its answer was due by { $due }.
headline-objected-to = You objected to { $platforms } and wait for the answer.
headline-later-than = { $n ->
    [one] { $count } was made after { $day }.
   *[other] { $count } were made after { $day }.
}
headline-later = { $n ->
    [one] { $count } was made after that day.
   *[other] { $count } were made after that day.
}

headline-law = In { $region } { $law }.
headline-law-by-audience = In { $region }, for what is public { $public }; for the rest { $rest }.
headline-law-chats = For chats with AI { $law }.
headline-law-depends-on-age = In { $region } what the law says depends on your age.
headline-law-depends = In { $region } what the law says depends on who could see it.
headline-law-none = Fodder has not looked into the law of { $region } yet.
headline-law-no-region = Choose your country to see what its law lets platforms do, and whether you can opt out.

notice-x-grailbird = This is the archive that Twitter gave from 2012 to 2019. It holds your posts and nothing else. To see the rest, ask X for a new one: Settings › Your account › Download an archive of your data.
notice-salvaged = { $name } is not whole: it ends early or is damaged. What is shown is what could be found in it. To be sure of all of it, download the archive again.
notice-part-again = { $name } holds nothing that is not open already. None of it was counted twice.
notice-meta-part = This looks like one of several zips of an export: your profile is not in it. Meta numbers them in no order; drop all of them together.
notice-media-missing = { $n ->
    [one] { $count } picture or video that this archive names is not in it. If it came in several zips, add the others.
   *[other] { $count } pictures and videos that this archive names are not in it. If it came in several zips, add the others.
}
notice-namesakes = { $n ->
    [one] In { $count } conversation somebody else has your name. Fodder does not know which of its messages are yours.
   *[other] In { $count } conversations somebody else has your name. Fodder does not know which of their messages are yours.
}
notice-stranger = Comments or messages in it are by somebody whom its profile does not name, and count as somebody else's. If parts of two people's exports are open together, close one of them.
notice-linkedin-basic = This is LinkedIn's quick export. Your posts, comments, reactions and searches are not in it. To get them, ask LinkedIn for the larger archive: Settings & Privacy › Data privacy › Get a copy of your data › the larger data archive. It comes within a day.

not-legal-advice = This is not legal advice.

# Reports
report-title = What of your archive can feed AI
report-asked = { $region }, on { $day }
report-region-from-archive = The country is the one your archive names.
rests-several-accounts = Items of { $count } { $platform } accounts are counted together.
report-region-from-none = No country was given, and none was taken from the archive.
report-ledger = What was read
report-ledger-salvaged = Every file that could be found is accounted for. There may have been more.
report-ledger-balanced = Every file and every byte is accounted for.
report-ledger-unbalanced = The sums do not add up. This is a fault in Fodder; please report it.
report-lists = All { $read } lists in the files that were read are counted.
report-lists-some = { $read } lists in the files that were read are counted.
report-lists-left-out = { $n ->
    [one] One more is left out on purpose: it belongs to what is counted, such as the cover of an album or comments under it, or says how a list is made.
   *[other] { $count } more are left out on purpose: they belong to what is counted, such as the cover of an album or comments under it, or say how a list is made.
}
report-lists-unlisted = { $n ->
    [one] { $read } lists in the files that were read are counted. One list that Fodder does not know, with { $m ->
        [one] one entry
       *[other] { $elements } entries
    }, is not.
   *[other] { $read } lists in the files that were read are counted. { $unlisted } lists that Fodder does not know, with { $m ->
        [one] one entry
       *[other] { $elements } entries
    }, are not.
}
report-unknown-entries = { $n ->
    [one] One file that Fodder does not know, with { $m ->
        [one] one entry
       *[other] { $elements } entries
    }, is not counted.
   *[other] { $files } files that Fodder does not know, with { $m ->
        [one] one entry
       *[other] { $elements } entries
    }, are not counted.
}
report-files = Files
report-bytes = Bytes
report-total = In all
report-kinds = Kinds of data
report-kind = Kind
report-items = Items
report-own = Yours
report-from-to = From – to
report-outcome = Outcome
report-law = Law
report-since = Since
report-may = says it may
report-platform = Platform
report-source = In the archive
report-answered = You answered: { $answer }.
rests-within = Only what was made { $days } is counted; what has no date is not.
within = from { $from } to { $until }
within-since = since { $from }
within-until = until { $until }
rests-born = Answers for someone born in { $born }.
rests-born-on = Answers for someone born on { $born }.
rests-born-public = Answers for the age that you gave.
rests-opted-out = You said that you opted out on { $platform } on { $day }.
rests-once = { $n ->
    [one] One item stands in several exports of one account, and is counted once.
   *[other] { $count } items stand in several exports of one account, and are counted once.
}
rests-once-within = What stands in several exports of one account is counted once.
rests-answers = Based on your answers below.
rests-answers-public = Based on answers that you gave.
report-other-uses = Other uses
report-to-do = What you can do
report-to-do-none = Nothing is known that you could do.
report-sources = Sources
report-rule = Rule
report-from = From:
picture-holds = Numbers only: no names, no messages, no posts.
report-appendix = Appendix: how each answer comes about
report-barred-law = An order or a promise forbids it, whatever the law lets. { $law }
report-only-owner = This summary holds your name, because you asked for it, numbers, outcomes, sources and names of files: no messages, no posts, no contacts. Some files are named after people.
report-problems = Problems
report-host-only = (only the home page is known)
report-questions = What the archive does not say
report-words-chars = Characters of text
report-tokens = Tokens of your own words
report-estimate = (estimated, within a tenth)
report-law-first = Three things are kept apart here: what the law lets the platform do, what the platform says it does, and what you can do.
report-pack = Rules of { $version }
report-no-names = This summary holds numbers, outcomes, sources and names of files: no messages, no posts, no contacts. Some files are named after people.

# What a model could learn from, in numbers.
figures-tokens-about = About { $count } { $n ->
    [one] token
   *[other] tokens
} of the text are your own words: { $amount }.
figures-tokens-exact = { $count } { $n ->
    [one] token
   *[other] tokens
} of the text are your own words: { $amount }.
figures-less-than-a-page = less than a page of a book
figures-pages = { $n ->
    [one] as much as a page of a book
   *[other] as much as { $count } pages of a book
}
figures-books = as much as { $count } books
figures-others-none = All of the words are yours.
figures-method = A token is a piece of a word: what models read and write. The number is an estimate, within a tenth. A page is taken as 400 tokens, which are about 300 words of English, and a book as 300 pages; other languages need more tokens for a word.
figures-method-exact = A token is a piece of a word: what models read and write. Counted with o200k_base, the tokens of OpenAI’s GPT-4o; other models cut words differently. A page is taken as 400 tokens, which are about 300 words of English, and a book as 300 pages.
figures-others = { $share } % of all characters are other people’s words, or the archive does not say whose they are.
figures-others-few = Less than 1 % of all characters are other people’s words, or the archive does not say whose they are.
figures-from-to = What has a date was made from { $first } to { $last }.
figures-in-year = What has a date was made in { $year }.
figures-media = { $n ->
    [0] Among it: no picture, video or sound file.
    [one] Among it: one picture, video or sound file.
   *[other] Among it: { $count } picture, video and sound files.
}
figures-media-placed = { $n ->
    [one] Among it: one picture, video or sound file, and its item says where it was made.
   *[other] Among it: { $count } picture, video and sound files. The items of { $placed } of them say where they were made.
}
figures-years = Items by year and kind
figures-years-left-out = { $n ->
    [one] There is no room here for the years before { $year }, with { $count } item. A wider window or the table shows them.
   *[other] There is no room here for the years before { $year }, with { $count } items. A wider window or the table shows them.
}
figures-outcomes = Outcomes by kind
figures-words = Words by kind
figures-space = What your pictures, videos and sounds take
figures-tokens = Your tokens
figures-own-chars = Your characters
figures-others-chars = Others’, or unknown whose
figures-table = As a table

# What items may touch on.
hints-title = What it may touch on
hints-explain = Found by lists of words, in eight languages, on this computer alone. A hint is about a text and not about you: it may be a joke, a question or a quotation, and about one in ten is wrong. Much is not found. Hints change no outcome.
hints-kind = Subject
hint-certain = certain: a field for it
hint-likely = likely: a name
hint-possible = possible: a word
hint-kind-origin = Racial or ethnic origin
hint-kind-politics = Political opinions
hint-kind-belief = Religion or belief
hint-kind-union = Trade unions
hint-kind-genetic = Genetic data
hint-kind-biometric = Biometric data
hint-kind-health = Health
hint-kind-sex-life = Sex life
hint-kind-orientation = Sexual orientation
hint-kind-criminal = Offences and proceedings
hint-kind-immigration = Residence and asylum
hint-kind-social-aid = Benefits and debts
