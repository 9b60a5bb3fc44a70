# When it was made, other countries, and what a person says of themselves.

screen-timeline = Timeline
screen-regions = Regions

timeline-title = When you made it, and what the rules were
timeline-explains = Training reaches back: today's rules cover what was made years ago. Drag over months, or use the arrow keys with Shift, to see only those.
timeline-nothing = Nothing in this archive has a date.
timeline-rules-of = What the rules were for: { $kind }
timeline-countries = Before { $day } by the rules for { $before }, since then by those for { $region }.
timeline-countries-none = Before { $day } by the rules for { $before }. For the time since then no country is chosen.
timeline-says = { $n ->
    [one] { $platform } says
   *[other] { $platform } say
}
timeline-law-for = The law, { $platform }
timeline-marks = Events
timeline-map = Items by month and kind. Arrows go over it, Shift with an arrow chooses months, Enter chooses one.
timeline-map-at = Items by month and kind. { $at }
timeline-row = { $kind }: { $count }. Show its rules.
timeline-none = none
timeline-most = up to { $count } in a month
timeline-undated = { $n ->
    [one] { $count } item has no date and is in no month.
   *[other] { $count } items have no date and are in no month.
}
timeline-later = { $n ->
    [one] { $count } item is dated later than today.
   *[other] { $count } items are dated later than today.
}
timeline-only = Show { $when } alone
timeline-zoom = Show only these months
timeline-all-months = Show all months
timeline-whole = Whole archive, from { $year }
timeline-recent = Only from { $year } on
timeline-point = Press a month, or go there with the arrow keys, to see how much you made, what the rules were then, and what they are now.
timeline-other-answers = { $n ->
    [one] { $count } more item has another answer.
   *[other] { $count } more items have other answers.
}
timeline-empty-month = Nothing of this kind has a date in that month.
timeline-empty-months = Nothing of this kind has a date in those months.
timeline-then = In { $month }:
timeline-then-span = When they were made:
timeline-now = Now:
timeline-on = On { $day }:
timeline-events = What authorities, courts, parliaments and platforms did
timeline-elsewhere = Elsewhere too
timeline-no-events = Nothing is known that was done where you lived.
timeline-source = Show this source: { $title }
within-shown = Only what was made { $days }
within-all = Show all of it

regions-title = The same archive in other countries
regions-explains = What each country's rules make of it on { $day }. Press an answer to see why. A blue edge marks what differs from the first country.
regions-anywhere = No country is chosen, so the first column is for anywhere else. Choose yours at the top.
regions-add = Add a country
regions-only-differing = Only what differs from the first country
regions-nothing = There are no items to compare here.
regions-same = All these countries answer alike.
regions-alone = There is nothing to compare yet: add a country.
regions-most = { $count } countries are the most that fit. Remove one to add another.
regions-differs-below = differs in its conditions
regions-differs = differs from your country
regions-same-row = the same everywhere
regions-no-way-out = { $count } used, { $out } with no way to opt out
regions-may-no-way-out = { $count } may be used, { $out } with no way to opt out
regions-used = { $n ->
    [one] { $count } item of a kind that is used
   *[other] { $count } items of kinds that are used
}
regions-may-be-used = { $n ->
    [one] { $count } item of a kind that may be used
   *[other] { $count } items of kinds that may be used
}
regions-or-may-no-way-out = { $count } are or may be used, { $out } with no way to opt out
regions-or-may-be-used = { $count } items of kinds that are or may be used
regions-beyond = { $shown } of { $all } countries fit: for the others scroll sideways, or press Tab.
regions-share = { $count } of { $items }
regions-remove = Remove { $region }
why-title-in = Why: { $category }, { $region }

person-open = About you…
person-title = About you
person-explains = Each of this is optional and changes answers. It is kept in Fodder's settings on this computer, and an exported summary names what its answers rest on.
person-born = When you were born
person-born-explains = A year is mostly enough: the day matters only around birthdays that some rules name. It decides whether you are, or were, under their age.
person-born-hint = 1980 or 1980-05-31
person-born-type = The year or the day you were born
person-born-wrong = Write a year as 1980 or a day as 1980-05-31, no later than today.
person-born-of-archive = For what is open now, the birth date that the archive gives is used: { $born }.
person-said-of-others = Said while another account was open; it does not count for what is open now.
person-birth-counts = It counts here too
person-move-counts = It holds here too
person-born-not = Do not use it
person-born-typed = Use what I typed
person-before = Where you lived before
person-before-explains = The timeline shows the rules of that country for the time you lived there. All other answers are for where you live now.
person-before-choose = Choose a country
person-before-needs-day = It counts once you say until when you lived there.
person-before-until = until
person-before-none = I always lived there
person-opted-out = What you did
person-opted-out-explains = An opt-out counts from its day on. Models that were trained before keep what they learned.
person-opted-out-say = I opted out
person-opted-out-say-of = I opted out on { $platform }
person-opted-out-not = I did not
person-opted-out-not-of = I did not opt out on { $platform }
person-change = Change what you said
person-to-guide = Steps and letters in Opt out
person-forget = Forget all of this, steps and letters too…
person-forget-sure = Forget what you said, the steps you ticked and the letters you sent, for every account you ever opened here? This cannot be undone.
person-forget-not = Keep it
person-forget-yes = Forget all of it
