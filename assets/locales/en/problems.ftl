# What is wrong, with which file, and what to do. A path stands last.

error-missing = { $path }: there is no file or folder at this path. Check its name.
error-forbidden = { $path }: this computer does not let Fodder read it. Give yourself permission to read it, or copy it to your own folder.
error-not-a-file = { $path }: this is neither a file nor a folder. Choose the zip you downloaded, or the folder you unpacked.
error-not-an-archive = { $path }: this is not a zip archive. Choose the zip you downloaded from the platform, or the folder you unpacked.
error-empty = { $path }: there is nothing in it. Choose the zip as you got it from the platform. Download the archive again if that one is empty.
error-locked = { $path }: its files are locked with a password. Unpack it with the password and open the folder.
error-truncated = { $path }: the file ends early, so it was not downloaded whole. Download the archive again.
error-damaged = { $path }: the zip's list of files is damaged ({ $what }). Download the archive again.
error-unreadable = { $path }: it cannot be read ({ $what }).
error-cancelled = Cancelled
error-unknown-platform = { $path }: no platform's archive was recognised in it. Fodder reads archives of { $known }. Choose the zip as it was downloaded.

problem-truncated = The file ends early. Download the archive again.
problem-corrupt = The file is damaged and cannot be unpacked to its end. Download the archive again.
problem-panicked = Fodder failed at this file, which is a fault of Fodder and not of the file. All other files were read. Please report it.
problem-crc = The file is damaged: its checksum is wrong. Download the archive again.
problem-size = The file is not as large as the archive says. Download the archive again.
problem-growth = It grows as no honest file does when it is unpacked, so it was not read further. If you know the archive, read it anyway.
problem-budget = The archive grows beyond what Fodder reads unasked, so it was not read further. If you know the archive, read it anyway.
problem-too-many = The zip lists more than { $count } files. Those beyond were not listed.
problem-junk = { $size } lie before the first file of the zip: something else was put before it. The zip itself was read.
problem-overlap = The file lies over another one in the zip, as no honest zip has it. Download the archive again.
problem-encrypted = The file is locked with a password. Unpack it with its password and open the folder.
problem-method = The file is packed in a way Fodder does not know. Unpack the archive with another program and open the folder.
problem-forbidden = This computer does not let Fodder read it. Give yourself permission to read it.
problem-gone = It is gone: deleted, moved, or on a drive that was taken away. Put it back and open it again.
problem-not-there = It does not lie where the archive's list of files says. Download the archive again.
problem-changed = It was changed while Fodder read it, so its numbers may be wrong. Wait until it is written whole, and open it again.
problem-cancelled = Cancelled.
problem-inner-damaged = This archive within the archive is damaged, so nothing in it was read. Download the archive again.
problem-other = It could not be read: { $what }.
problem-workbook = This is an Excel workbook under the name of a text file. Use the file as it came from the platform: download the archive again.
problem-columns = None of its columns is known, so its rows were counted and not read.
problem-not-text = It does not hold text.
problem-not-json = It does not hold what its name says.
problem-and-more = { $count } more of the same: { $message }
problem-long = It is longer than Fodder reads of a page: only its beginning was counted.
problem-edited = Nothing in it can be read: it is not as the platform wrote it. If somebody changed it, use the file as it was downloaded.
problem-count-mismatch = The archive's own index counts { $expected } in this file, and there are { $found }. It was changed, or not downloaded whole.
problem-missing-files = { $n ->
    [one] The archive's own index names a file that is not here, with { $items } items in it: { $names }. If the archive came in several parts, add the others.
   *[other] The archive's own index names { $count } files that are not here, with { $items } items in them: { $names }. If the archive came in several parts, add the others.
}
problem-folder = This folder could not be opened, so nothing in it was read. Give yourself permission to read it.
problem-junk-after = { $size } lie after the end of the zip: something else was put behind it. The zip itself was read.
problem-salvaged = The zip's list of files is missing or broken, as when a download ends early. Fodder looked for the files themselves and found { $count }. There may be more: download the archive again.
problem-zip-count = The zip says that it holds { $declared } files and folders, and { $count } were found. It was changed, or not downloaded whole.
problem-odd-folders = { $n ->
    [one] One folder of the zip has bytes of its own, as no folder should. They were left.
   *[other] { $count } folders of the zip have bytes of their own, as no folder should. They were left.
}
problem-list-breaks-off = The zip's list of files breaks off after { $count } of them. Download the archive again.
problem-too-deep = An archive lies too deep within archives. Unpack the outer one once and open the folder.
problem-too-many-inner = There are more than { $count } archives within the archive. This one was not opened. Unpack the outer one once and open the folder.
problem-inner-too-large = An archive within the archive is too large to open in place. Unpack the outer archive once and open the folder.
problem-unknown = Fodder does not know this file, so nothing in it was counted.
problem-unknown-elements = { $n ->
    [one] Fodder does not know this file. It holds { $count } entry, which is not counted.
   *[other] Fodder does not know this file. It holds { $count } entries, which are not counted.
}
problem-unknown-breaks-off = It ends early: download the archive again.
problem-unknown-keys = Its fields are called: { $keys }.
problem-unlisted = { $n ->
    [one] This file holds a list that Fodder does not know. Its { $elements } entries are not counted: { $names }.
   *[other] This file holds { $count } lists that Fodder does not know. Their { $elements } entries are not counted: { $names }.
}
unlisted-outermost = the outermost list
problem-duplicate = There are { $count } files of this name with different contents. Each counts for itself.
problem-holds-more = { $n ->
    [one] This file is left out, because another file holds what is in it. But it holds { $records } records and the other only { $count }, so some may be counted nowhere.
   *[other] This file is left out, because other files hold what is in it. But it holds { $records } records and the others only { $count }, so some may be counted nowhere.
}
problem-same-account = This is another export of the account in { $name }. Both are counted, so items may stand twice.
problem-unreadable = { $n ->
    [one] { $count } record in it could not be read. The others were.
   *[other] { $count } records in it could not be read. The others were.
}
problem-read-before = { $n ->
    [one] What came before was read: { $count } record.
   *[other] What came before was read: { $count } records.
}
problem-words-columns = { $n ->
    [one] { $count } record in it has its words in a column that Fodder does not know. It was counted; those words were not read.
   *[other] { $count } records in it have their words in a column that Fodder does not know. They were counted; those words were not read.
}
problem-labels = { $n ->
    [one] { $count } record in it has labels in a language Fodder does not know. It was counted; what stands under its labels was not read.
   *[other] { $count } records in it have labels in a language Fodder does not know. They were counted; what stands under their labels was not read.
}
problem-dates = { $n ->
    [one] { $count } date in it cannot be read with certainty, so that record is counted without a date.
   *[other] { $count } dates in it cannot be read with certainty, so those records are counted without a date.
}
evidence = { $known } of { $total } data files recognised
source-files = Files

# Why a file was left on purpose.
skip-litter = system litter
skip-duplicate = the same file again
skip-beside = another file here says the same and more
skip-viewer = a page for looking at the archive
skip-notes = notes about the archive
skip-empty-folder = the mark of an empty folder
skip-name = a name that no file can have
skip-link = a link
skip-special = neither a file nor a folder
skip-inner-opened = an archive within the archive, opened
skip-inner-too-large = an archive within the archive, too large
skip-too-many-inner = an archive within the archive, one too many
skip-too-deep = an archive too deep within archives

# Where a record could not be read, and why.
rejected-line = line { $number }
rejected-element = element { $number }
rejected-not-json = it is not JSON
rejected-other-kind = it is not of the kind that the list has, such as null among objects
rejected-unclosed = its brackets do not close
rejected-cells = it has { $found } cells, and the header has { $header }
rejected-quotes = a quote is not closed, or something stands behind a closing quote
rejected-too-long = it is longer than the limit for a record
rejected-no-header = no header is known
