# A newer data pack

pack-rules-added = { $n ->
    [one] { $count } rule is new.
   *[other] { $count } rules are new.
}
pack-rules-removed = { $n ->
    [one] { $count } rule is gone.
   *[other] { $count } rules are gone.
}
pack-rules-changed = { $n ->
    [one] { $count } rule says something else.
   *[other] { $count } rules say something else.
}
pack-rules-same = The rules are the same.
pack-items-same = For your items no answer changes.
pack-no-region = It does not know { $region }.
pack-law-changed = For { $count } of your items it says something else of the law.
pack-items-changed = For { $count } of your items the answer changes.
pack-change = { $kind }, { $count }: { $before } → { $after }
pack-title = A data pack: rules of { $day }
pack-title-older = An older data pack: rules of { $day }
pack-explains = It holds { $rules } rules and { $sources } sources, and it has no faults. Now in use: rules of { $now }.
pack-sha256 = Its SHA-256. Compare it with the one on the page where you got it: only if they are equal is it what was published there.
pack-copy-sum = Copy it
pack-more-changes = { $n ->
    [one] and { $count } more line
   *[other] and { $count } more lines
}
pack-open-something = Open an archive first if you want to see what changes for you.
pack-reading-on = Archives are being read. What changes for you is shown when they are open.
pack-tables = It also reads files in another way, so your archives are read again when you use it, and counts can change.
pack-yes = Use it
pack-no = Leave it as it is
pack-used = Rules of { $day } are in use. Sources has the way back.
pack-swap = Go back to the rules of { $day }
pack-age = { $n ->
    [0] Newer rules come as a zip called fodder-data, with its day: drop it on this window.
    [one] They are { $count } day old. Newer ones come as a zip called fodder-data, with its day: drop it on this window.
   *[other] They are { $count } days old. Newer ones come as a zip called fodder-data, with its day: drop it on this window.
}
pack-where = It is found at { $homepage }.
pack-used-bare = Rules of { $day } are in use.
pack-reading-cancelled = The archives are closed: the new data pack reads files in another way, so they have to be read again.
pack-swapped = Rules of { $day } are in use again.
pack-refused-toast = The data pack is not used. Overview says why.
pack-refused = { $name } is not used: { $why }
pack-not-kept = The data pack could not be kept: { $what }
pack-older = Your data pack has rules of { $own }, and this program came with rules of { $program }. Under Sources you can change over.
