# What stands in the window. Short, plain, sentence case.

start-title = Can your posts train AI?
start-subtitle = Drop what you downloaded from LinkedIn, Facebook, Instagram, Threads or X. See what can feed AI where you live, and how to stop it.
start-drop = Drop your archive here
start-open = Open your archive
start-no-drops = Files cannot be dropped here, because this desktop offers Wayland alone. Use the buttons, or copy a file and press Ctrl+V.
start-what = A zip, all the zips of one export together, or an unpacked folder
start-letters-account = { $platform }, account { $nth } of { $all }
start-letters = To go on with a letter, open the archive again.
start-promise = Nothing leaves this computer. Your archive is only read, never changed or unpacked. Not legal advice.
open-file = Open file…
open-folder = Open folder…
try-sample = Try a sample
how-to-show = How do I get it?
how-to-hide = Hide the steps
how-to-linkedin-1 = On a computer, open LinkedIn and click Me, then Settings & Privacy.
how-to-linkedin-2 = Choose Data privacy, then "Get a copy of your data".
how-to-linkedin-3 = Choose the larger data archive: the quick one has no posts, comments or reactions in it.
how-to-linkedin-4 = LinkedIn writes you an e-mail within a day. Its link works for 72 hours. Save the zip and drop it here.
how-to-linkedin-url = https://www.linkedin.com/mypreferences/d/download-my-data
how-to-facebook-1 = On a computer, open Facebook and choose your picture, Settings & privacy, Settings, then Accounts Center.
how-to-facebook-2 = Choose "Your information and permissions", then "Export your information" (once "Download your information").
how-to-facebook-3 = Choose all time as the date range: the default is only the last year. JSON is better than HTML; Fodder reads both.
how-to-facebook-4 = Meta tells you when it is ready. If there are several zips, save all of them and drop them here together.
how-to-instagram-1 = In Instagram, open your profile, the menu, then Accounts Center.
how-to-instagram-2 = Choose "Your information and permissions", then "Export your information" (once "Download your information").
how-to-instagram-3 = Choose all time as the date range: the default is only the last year. JSON is better than HTML; Fodder reads both.
how-to-instagram-4 = Threads is in the same export. If there are several zips, save all of them and drop them here together.
how-to-x-1 = On a computer, open X and choose More, then Settings and privacy.
how-to-x-2 = Choose Your account, then "Download an archive of your data". X asks for your password and a code.
how-to-x-3 = Press "Request archive". It can take a day or more; X tells you when it is ready.
how-to-x-4 = Come back to the same page, save the zip and drop it here. If there are several zips, drop all of them.
how-to-x-url = https://x.com/settings/download_your_data

drop-something = what you hold
drop-release = Release to read { $name }
drop-release-more = Release to read { $name } and { $more } more

dialog-files = Choose your archive
dialog-folder = Choose the unpacked folder
dialog-waiting = Waiting for the file dialog
path-offer = Or type a path
path-explains = If no file dialog comes, drop the archive on the window or paste its path.
path-hint = Path of the archive
path-open = Open

reading-title = Reading { $name }
reading-listing = Looking at what is in it
reading-bytes = { $done } of { $total }
reading-listed = { $n ->
    [one] One file, { $size } in all
   *[other] { $count } files, { $size } in all
}
reading-progress = Read so far
cancel = Cancel
back = Back
close = Close

bar-in = In
bar-on = on
add-archive = + Add an archive
add-archive-name = Add an archive
add-by-drop = Or drop it on the window
close-all = Close all archives
chip-archives = { $n ->
    [one] { $count } archive
   *[other] { $count } archives
}
# An archive, where another one has the same name.
in-folder = in { $folder }
name-in-folder = { $name } (in { $folder })
chip-archive-of = { $platform } archive
chip-made-on = made on { $day }
export = Export…
settings = Settings
settings-theme = Colours
theme-system = Same as the system
theme-light = Light
theme-dark = Dark

screen-overview = Overview
screen-contents = Contents
ledger-read = { $read } of { $total } files read or counted
ledger-unlisted = { $n ->
    [one] { $count } entry in lists not known
   *[other] { $count } entries in lists not known
}
ledger-entries-unknown = { $n ->
    [one] { $count } entry in files not known
   *[other] { $count } entries in files not known
}
ledger-unreadable = { $n ->
    [one] { $count } record unreadable
   *[other] { $count } records unreadable
}
ledger-dates = { $n ->
    [one] { $count } date unreadable
   *[other] { $count } dates unreadable
}
ledger-unknown = { $count } not recognised
ledger-lost = { $count } missing or not read whole
ledger-failed = { $count } failed
ledger-skipped = { $count } left out
ledger-rules = Rules of { $version }
ledger-sources = Newest source seen { $day }
ledger-local = Nothing leaves this computer

overview-object = How to object…
overview-next = Next step…
overview-do = What you can do…
overview-why = Why?
why = Why
legend-own = ({ $count } yours, the rest by others)
measure-by = by
measure-items = items
measure-text = characters
measure-media = bytes
row-items = { $n ->
    [one] { $count } item
   *[other] { $count } items
}
row-chars = { $n ->
    [one] { $count } character
   *[other] { $count } characters
}
row-media = { $size } of media
row-more-depend = { $n ->
    [one] { $count } more may be: the archive does not say
   *[other] { $count } more may be: the archive does not say
}
row-used = Used
# How many at least, and how many at most.
row-range = { $from } to { $to }
row-depends = depends on { $what }
row-used-since = used since { $day }
row-some-used-since = some used since { $day }
row-since = since { $day }
row-some-since = some since { $day }
row-some-may = of some it says only that it may
row-rest = Of the rest: { $rest }

why-title = Why: { $category }
why-says = { $platform } says
why-reported = Reported, and not said by { $platform }
why-silent = Fodder has not found what { $platform } says of this.
why-says-not = { $platform } does not say
why-law = The law
why-article = { $law } { $article }
why-either = It may be: { $outcomes }
why-either-by = It may be: { $outcomes }. It depends on { $what }.
why-placed = { $n ->
    [one] { $count } of them says where on earth it was made.
   *[other] { $count } of them say where on earth they were made.
}
why-how = How to do it
why-passed = Overrides
why-passed-line = "{ $say }" ({ $because })
passed-nearer-region = the rule for this country goes first
passed-nearer-platform = the rule for this platform goes first
passed-nearer-category = the rule for this kind of data goes first
passed-more-conditions = the rule that fits more closely goes first
passed-among-equals = of two rules that fit alike, the graver goes first
why-before = Before and now
why-coming = Coming up
why-also = Also
why-details = Details
why-sources = { $n ->
    [one] Source
   *[other] { $count } sources
}
why-since = Since { $day }
why-until = Until { $day }
why-always = Always
why-no-date = No date yet
copied = Copied
link-not-opened = Nothing on this computer opens this address. It is copied.
folder-not-opened = Nothing on this computer shows this folder. Its path is copied.
dismiss = Dismiss
future-day = That day has not come: the answer is what is known today.
copy-details = Copy the details

contents-title = { $n ->
    [one] { $read } of { $total } file was read or counted
   *[other] { $read } of { $total } files were read or counted
}
contents-problems = { $n ->
    [one] { $count } note
   *[other] { $count } notes
}
contents-read-anyway = Read it anyway
contents-none = No such file.
contents-search = Search files
column-archive = Archive
file-recognised = Recognised by
file-by-name = its name
file-by-content = what is in it
file-records = Records
file-elements = Entries in its list
file-expected = Entries, as the archive says
file-unreadable = Records that could not be read
file-dates = Dates that could not be read
file-media = Files
file-unlisted = { $n ->
    [one] A list in it that Fodder does not know
   *[other] { $count } lists in it that Fodder does not know
}
file-items = Show its items
file-items-within = Items made { $days }
why-items = { $n ->
    [one] Show the one item
   *[other] Show all { $count } items
}
legend-show = Show { $count } items: { $words }
file-why = Why: { $category }
contents-media = { $n ->
    [one] { $count } picture, video or sound
   *[other] { $count } pictures, videos or sounds
}
contents-unreadable = { $count } unreadable
contents-unlisted = { $count } not known
contents-dates = { $count } undated
filter-all = All
filter-lost = Not read whole
column-file = File
column-what = What it is
column-state = Result
column-items = Items
column-size = Size
kind-json = looks like JSON
kind-table = looks like CSV
kind-html = looks like a page
kind-zip = looks like a zip
kind-pdf = looks like a PDF
kind-media = looks like media
kind-text = looks like text
kind-empty = is empty
kind-binary = is not text

platforms-show = Show
platforms-all = All
platforms-spoken = Show { $platform }: { $count }

question-items = { $n ->
    [one] Decides { $count } item.
   *[other] Decides { $count } items.
}
question-items-own = { $n ->
    [one] Decides { $count } item, { $own } of them yours.
   *[other] Decides { $count } items, { $own } of them yours.
}
questions-not-kept = Answers hold for the accounts that are open, and are not kept when Fodder is closed.
questions-open = Questions about what the archive does not say
questions-answered = Your answers
question-not-used = Whatever you answer, the platform does not say that it trains AI on these: the number above does not change.
question-opted-out = It changes nothing in the sentence above, because you opted out.
questions-fold-kind = { $n ->
    [one] One answer would make this certain
   *[other] { $count } answers would make this certain
}
questions-fold = { $n ->
    [one] One answer would make this certain ({ $m ->
        [one] one item
       *[other] { $items } items
    })
   *[other] { $count } answers would make this certain ({ $m ->
        [one] one item
       *[other] { $items } items
    })
}
question-choice-public = Anyone
question-choice-limited = Only some people
question-choice-unknown = Not sure
question-choice-of-year = { $choice }, in { $year }
question-years-of = { $name }: { $question }
question-years-show = It changed over the years
question-years-hide = Hide the years
question-answered-by-year = Answered by year.
question-answered-years = { $n ->
    [one] Answered for some years, with { $count } item still open.
   *[other] Answered for some years, with { $count } items still open.
}
toast-undo = Undo
question-years-replaced-some = This answer now holds for the years that are shown.
question-years-replaced = This answer now holds for every year.
question-undated = { $n ->
    [one] { $count } item without a date follows the answer for all.
   *[other] { $count } items without a date follow the answer for all.
}

region-button = Country: { $region }
region-list = Countries
region-choose = Choose your country
region-choose-short = Country
region-search = Search a country
region-none-found = No country of that name.
birth-suggestion = The { $platform } archive { $name } gives a birth date by which you were under 18 on this day. Some answers differ for people under 18; until you say so, Fodder takes you for an adult.
birth-use = Judge by that date
birth-refuse = No
region-suggestion = Your archive names a place in { $region }. Is that where you live?
region-use = Yes, { $region }
region-keep = No
region-or-pick = or choose another country above
date-button = Day: { $day }
date-choose = Choose a day
date-list = Days
date-type = Type a day, as 24 Nov 2026 or 2026-11-24
date-today = Today
date-wrong = Write the day as 24 Nov 2026 or 2026-11-24
date-to-come = That day is still to come.
date-too-early = That day is before the letter was sent.
date-year-before = Year before
date-year-after = Year after
date-month-before = Month before
date-month-after = Month after
date-changes = Days on which something changed
weekday-1 = Mo
weekday-2 = Tu
weekday-3 = We
weekday-4 = Th
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = Su

export-title = Export a summary
export-explains = It holds numbers, outcomes, sources and the names of your files. No messages, no posts, no contacts. Some files are named after people.
export-html = HTML: a page to print or send
export-md = Markdown: text for documents
export-json = JSON: everything, for programs
export-csv = CSV: a table, for spreadsheets
export-picture = One page to share: the sentence and the bars, no names at all
export-png = The same as a picture (PNG)
export-shown = Only what is shown ({ $shown }), not everything that is open
export-with-name = Put my name on it
export-items-title = { $n ->
    [one] Export { $count } item
   *[other] Export { $count } items
}
export-items-explains = A line for each item: what it is, its date, its outcome, and the file and record it came from. File names can name people.
export-jsonl = JSON Lines: an object for each item, for programs
export-parquet = Parquet: a table with types, for databases such as DuckDB
export-with-text = With my own words
export-with-others = With the words of other people too
export-path = Where to save it
export-choose = Choose where…
export-saving = Saving…
export-cancelled = Cancelled. Nothing was saved.
export-still-saving = The last file is still being saved. Press Save again when that is done.
export-save = Save
export-saved = Saved to { $path }
export-picture-too-small = The window is too small for the whole picture: make it larger
export-no-picture = No picture could be taken of the window
show-folder = Show in folder
export-is-archive = This is the archive itself, or a file in it. Fodder never changes an archive: choose another name.
unread-files = { $n ->
    [one] { $files } of { $of } files is missing or could not be read to the end. The numbers below leave out what is lost.
   *[other] { $files } of { $of } files are missing or could not be read to the end. The numbers below leave out what is lost.
}
birth-of-others = About you gives the birth date { $typed }, typed while another account was open. Does it count for this one too? Until you say so, Fodder takes its owner for an adult.
birth-of-others-use = Yes, { $typed }
birth-conflict = About you gives the birth date { $typed }, and the archive { $name } says { $given }. It may be somebody else’s. Which of the two counts, for everything that is open? Until you say so, Fodder takes its owner for an adult.
adopted-ticks = You ticked something for { $platform } before an archive of it was open. It counts for the account that is open now. Is that right?
not-adopted-ticks = You ticked something for { $platform } before an archive of it was open. It does not count for the one that is open now, which seems to be somebody else’s.
adopted-own = Yes, it is this one’s
adopted-disown = No, it is another’s
move-of-others = About you says you lived in { $region } until { $until }, said while another account was open. Does it hold for this one too? Until you say so, it does not count.
move-of-others-use = Yes, it does
move-of-others-refuse = No
mixed-accounts = Archives of several { $platform } accounts are open: { $names }. They are counted together, and a birth date or an answer holds for all of them. Ticks and letters are those of the first of them, { $first }. To keep them apart, close all but one.
several-people = Archives of different people seem to be open: { $names }. They are counted together, and a birth date or an answer holds for all of them. To keep them apart, close all but one person’s.
answers-put-aside = Your answers are for other accounts, and come back with them.
nameless-put-aside = { $name } does not say whose it is. What you did for it is put aside while other { $platform } archives are open: close them to see it again.
nameless-archive = { $name } does not say whose it is. What you did for your { $platform } account counts for it too, while both are open. If it is another account's, close one of them.
unread-kinds = By their names they are about: { $kinds }.
unread-which = See which
sample-strip = This is a sample: an invented person. What you say or tick here is not kept.
sample-own = Open my own archive
close-one = Close { $name }
close-one-hint = Close this archive
reading-then = Then: { $names }
export-exists = There is a file of that name. Press Save again to replace it.
export-no-folder = There is no such folder.
export-failed = It could not be saved: { $what }
settings-not-kept = Your choices could not be kept for the next start: { $what }

error-not-opened = It could not be opened. Overview says why.
error-fault = Fodder had a fault while reading. Nothing was changed. Please try again, and report it if it happens again.

# What the answers rest on.
screen-sources = Sources
sources-title = What the answers rest on
sources-pack = { $rules } rules and { $sources } sources of { $version }, built into Fodder.
sources-pack-of = { $rules } rules and { $sources } sources of { $version }, from { $origin }.
sources-stale = { $n ->
    [one] { $count } text of a platform that answers rest on was last known to stand more than 180 days ago. What it says may have changed since.
   *[other] { $count } texts of platforms that answers rest on were last known to stand more than 180 days ago. What they say may have changed since.
}
sources-undated = undated
sources-stale-mark = Last seen more than 180 days ago. It may have changed since.
sources-tab-sources = Sources
sources-tab-rules = Rules
sources-search = Search titles, words, articles
sources-mine = Only what my items rest on
sources-none = Nothing fits. Search for another word, or show all of them.
column-source = Source
column-publisher = Published by
column-published = Published
column-stood = Last seen
column-rule = What the rule says
column-where = Where
column-from = From
column-until = Until
source-title = Source
source-quote = "{ $quote }"
source-rules = { $n ->
    [one] { $count } rule rests on it
   *[other] { $count } rules rest on it
}
source-items = Items whose outcome rests on it
source-nothing = None of what is open.
rule-title = Rule
rule-where = Where and for whom
rule-when = When it holds
status-proposed = Somebody proposed this. It is not in force and decides nothing.
status-expected = This is decided and has not begun. It decides nothing yet.
rule-not-in-force = Not in force
status-superseded = This was replaced and decides nothing any more.
sources-built-in = Use the rules built into Fodder
sources-own-pack = Use the rules in { $folder }
error-pack = The data pack in { $folder } is refused, and the rules built into Fodder are used. { $why }
rule-everywhere = Everywhere
sources-found = { $found } of { $count }

# Searching what can be done, and the page of keys and terms.
palette-open = Search…
find = Search items or files
palette-title = Search actions, screens, countries and files
palette-hint = What do you want to do or see?
palette-none = Nothing of that name.
palette-items = Search your items for “{ $words }”
palette-action = Action
palette-screen = Screen
palette-why = Why
palette-country = Country
palette-file = File
palette-show = Show { $name }
help-open = Keys and terms
help-title = Keys and terms
help-keys = Keys
help-key-tab = Tab, Enter, Space
help-does-tab = Go to the next control; press it
help-key-scroll = Page Up, Page Down, Home, End
help-does-scroll = Scroll the screen
help-key-map = Arrows on the timeline
help-does-map = Go over the months; with Shift they choose several, Enter chooses one
help-key-rows = Arrows in a table
help-does-rows = Go to another row; Enter opens it. Down leads from the search to the rows
help-key-zoom = Ctrl and +, −, 0
help-does-zoom = Larger, smaller, as it was
help-key-escape = Esc
help-does-escape = Close what is open; stop reading
help-key-question = ?
help-does-question = This page, unless it is typed into a field
help-key-quit = Ctrl and Q
help-does-quit = End Fodder
help-terms = Terms
help-version = Fodder { $program }, with the rules of { $data }
help-term-item = Item
help-means-item = What Fodder counts: a post, a comment, a message, a photo that no post names.
help-term-record = Record
help-means-record = What the platform lists one by one. Most records are one item; settings are none.
help-term-archive = Archive
help-means-archive = What you downloaded from the platform: a zip, several zips, or a folder.
help-term-law = The law lets
help-means-law = What the law of your country permits on the day you chose, whatever the platform does.
help-term-law-depends = Law depends
help-means-law-depends = What the law says depends on something the archive does not say, mostly who could see it.
help-term-law-differs = Law differs among them
help-means-law-differs = The law says one thing to some of these items and another to the rest; Why has both.
help-term-unsettled = Law unsettled
help-means-unsettled = Lawyers read the law in different ways, and no court has decided.
help-term-reach = Reach not known
help-means-reach = No source says how much of your data the step covers.
help-term-article = GDPR 6(1)(f)
help-means-article = A law and its article: here the part of the European law that lets a company act on its own interests if yours do not weigh more.
help-term-says = The platform says
help-means-says = What the platform's own texts state. Nobody outside can see what it does.

notices-accounts = { $count } notes and questions on whose archives these are, and what counts for them.
notices-grave = { $count } notes on your archives. Numbers may be wrong.
notices-birth = One is about an age: until you answer it, Fodder takes the owner for an adult.
notices-which = Which
notes = { $n ->
    [one] { $count } note on what is open
   *[other] { $count } notes on what is open
}

# How the number of the headline comes about.
sum-title = How the number comes about
sum-used = Items of yours of kinds that are used
sum-open = Items of yours that may be used, depending on your answers
sum-others = { $n ->
    [one] { $count } more item of such kinds came from others, such as replies of an AI. The sentence counts only yours.
   *[other] { $count } more items of such kinds came from others, such as replies of an AI. The sentence counts only yours.
}
sum-kinds = The platforms name kinds of data, not single items: no source says that one of yours was used.

# The items behind every number.
screen-items = Items
screen-figures = In numbers
items-finding = Looking through the items
items-title = { $n ->
    [one] One item
   *[other] { $count } items
}
items-explains = Everything Fodder counts, one by one. Nothing of it leaves this computer.
items-none = No such item.
items-search = Search the words
items-search-hint = Words must all stand in the text, a phrase in quotes as it is. Also category:posts, platform:x, before:2020-01-01, after:2018, outcome:depends.
items-used = Yours, of a kind that is used
items-all = Show all
items-with-others = Show other people's words
items-export = Export these…
items-others = (words of others)
items-no-text = (no text)
items-audience = Who could see it
items-audience-unknown = the archive does not say
items-state = Also
items-record = Number in its file
file-raw = Look into the file
raw-reading = Reading the file…
raw-gone = The file is not there any more.
raw-explains = This is what stands in the file. Other people’s words may be among it. Nothing of it leaves this computer.
raw-list = A list that Fodder does not read. Its first entries:
raw-rejections = { $n ->
    [one] One record could not be read
   *[other] Records that could not be read, the first { $count }
}
raw-file = The file
raw-binary = Its bytes are no text.
raw-not-whole = Only its beginning is shown.
raw-lines = Lines of the file. The arrow keys scroll over them.
conversation-title = Conversation
conversation-explains = { $n ->
    [one] One message in this archive, the oldest first.
   *[other] { $count } messages in this archive, the oldest first.
}
conversation-older = { $count } older
conversation-newer = { $count } newer
conversation-self = You
conversation-other = Somebody else
conversation-unknown = You or somebody else
conversation-item = Details
items-conversation = Show the conversation: { $count } messages
picture-of = Picture { $name }
picture-waiting = Reading the picture…
picture-video = A video. Fodder does not play it.
picture-sound = A sound. Fodder does not play it.
picture-other-format = A picture of a format that Fodder does not show.
picture-none = Not a picture.
picture-not-one = Not a picture, though its name says so.
picture-too-large = Too large to be shown.
picture-damaged = Damaged, so it cannot be shown.
picture-unreadable = It could not be read from the archive.
items-show-media = Show them: they are somebody else’s
items-more-words = Show more of it
items-more-media = and { $count } more
items-media-missing = { $n ->
    [one] A picture or video that the record names is not in the archive.
   *[other] { $count } pictures or videos that the record names are not in the archive.
}
items-your-words = Your words
items-their-words = Words of others
items-show-words = Show them
items-to-file = The file it came from
items-kinds = The platforms name kinds of data: no source says that this very item was used.
facet-category = Kind
facet-outcome = Outcome
facet-year = Year
facet-author = By whom
facet-platform = Platform
facet-media = Pictures, videos and sounds
facet-any = Any
facet-remove = Not only { $name }
column-date = Date
column-text = Text
author-of-self = yourself
author-of-other = others
author-of-unknown = not known

# The figures.
figures-count = Count exactly
figures-counting = Counting…
figures-nothing = There is nothing to show.
figures-no-words = Nothing here has any text.
figures-as-tables = Show tables instead of charts
figures-space-files = { $n ->
    [one] One file
   *[other] { $count } files
}
figures-to-items = Show its items
figures-cell = { $kind }, { $year }: { $count }
figures-undated = The last column, –, is what has no date.

# What was dropped while something was read, and was not opened.
reading-not-opened = Not opened: { $names }

# What items may touch on.
facet-hint = May touch on
hints-look = Look for it
hints-looking = Looking…
hints-none = Nothing was found. That does not mean that there is nothing.
hints-press = A row leads to its items. The export has this only if you tick it.
hints-law = If it did, the law on special categories of data would be: { $law }
export-with-hints = What it may touch on: how many items, no words

# Several exports of one account.
exports-title = Several exports of one account
exports-once = Count what is in several of them once
exports-once-explains = What a newer export holds too is left out of the older ones, here and on every screen but Contents, which shows what is in each file.
exports-once-contents = What several exports hold counts once on the other screens. Here each file shows all that is in it.
exports-whole = To compare the exports, show all months.
exports-compare = Compare them
exports-comparing = Comparing…
exports-between = { $platform }: what was exported on { $newer }, beside { $older }. The same is what has the same kind, time and words. Something whose words were changed is gone and new.
exports-between-named = { $platform }: { $newer }, beside { $older }. The same is what has the same kind, time and words. Something whose words were changed is gone and new.
exports-older-undated = The second does not say when it was made, and is taken for the older.
exports-undated = Neither says when it was made. The one that was opened first is taken for the newer.
exports-others = Of more than two exports of an account, only two are compared.
exports-new = New
exports-both = In both
exports-gone = Gone
exports-joined = { $n ->
    [one] { $count } more item of the older export is in the newer one too, but belongs to another item there, such as a picture to a post.
   *[other] { $count } more items of the older export are in the newer one too, but belong to other items there, such as pictures to posts.
}
between-both = in both, { $of } and { $other }
between-only = in { $of } and not in { $other }

overview-items = { $n ->
    [one] Show the item
   *[other] Show the { $count } items
}

# Where the keyboard goes on after another screen was opened.
page-start = Beginning of the page
