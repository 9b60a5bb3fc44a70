# From a verdict to the done deed.

screen-optout = Opt out
optout-title = Stop { $platform } training AI on your data
optout-title-several = Stop AI training on your data
optout-explains = { $region }. What you switch off works from the day you do it: models already trained keep what they learned.
optout-first = If you do only one thing for a platform, do the first. A letter is stronger: it has to be answered, and asks what was used already.
optout-done = { $done } of { $all }
optout-progress = { $done } of { $all } done
optout-opted-out = opted out on { $platform } on { $day }
optout-for = for { $names }
optout-not-for = not for { $names }, whose account is open too
optout-serves = for { $platforms }
optout-minutes = { $n ->
    [one] about { $count } minute
   *[other] about { $count } minutes
}
optout-unfold = Show how: { $title }
optout-fold = Hide how: { $title }
optout-checked-old = As checked on { $day }, which is long ago: the page may look different.
optout-letter-write-to = Write the letter to { $company }
optout-reminder-write-to = Write the reminder to { $company }
optout-complain-write-about = Write the complaint about { $company }
optout-other-day = These steps go with the rules of { $day }, the day you chose. Whether each of them was there then is not known, and what can be done today may be something else.
optout-day-to-come = You chose { $day }, which has not come. These steps go with the rules that are known today.
optout-today = Show today's steps
optout-anywhere = No country is chosen, so these are the steps that are open to everybody. Choose yours at the top: there may be more.
optout-others = Other platforms
optout-others-show = Show { $platform } too
optout-others-hide = Hide { $platform } again
optout-nothing = What cannot be done: { $title }
optout-no-steps = No switch and no form is known here by which { $platform } lets you refuse AI training.
optout-no-letter = Fodder knows of no law in { $region } that gives you a right to refuse AI training, so it has no letter for it. A law there may still let you have data deleted, or refuse that it is sold.
optout-not-looked = Fodder has not looked into the law of { $region } yet, so it has no letter for it. You may have rights there: ask the data protection authority.
optout-no-country = A letter rests on the law of where you live, so none can be named yet.
optout-uses = About { $uses }, not training its own AI
optout-ahead-without-day = Announced, for a day that was not published: you can do it ahead.
optout-ahead = Announced for { $day }: you can do it ahead.
optout-checked = As checked on { $day }
optout-not-checked = The names of the buttons are known, and were not checked on the page itself.
optout-labels = Labels change: if one is not where it should be, search the settings of { $platform } for "AI".
optout-open = Open in browser
optout-open-of = Open the page: { $title }
optout-copy = Copy the address
optout-copy-of = Copy the address: { $title }
optout-tick = Done: { $title }
optout-done-on = done { $day }
# A tick was taken back. Marks it as done on its day again.
optout-again = Undo: it was done on { $day }
optout-again-named = Undo: { $title } was done on { $day }
optout-check-again = The rules changed on { $day }, after you did this. Check that it still stands.
optout-address = Address:
optout-letter-write = Write the letter…
optout-letter-open = Open the letter…
optout-letter-open-to = Open the letter to { $company }
optout-reminder-write = Write the reminder…
optout-letter-due = The answer is due { $time } after they receive it.
optout-letter-no-time = The law names no time for the answer; ask again after a month.
optout-letter-counts = Filled in from your archive: all { $count } items of yours, used or not, because the letter covers all of them. It needs one sentence of yours: why, in your situation.
optout-letter-counts-no-reason = Filled in from your archive: all { $count } items of yours, used or not, because the letter covers all of them.
optout-letter-sent = Sent on { $day }.
optout-letter-sent-due = Sent on { $day }. The answer is due by { $due }.
optout-letter-reminded = Reminder sent on { $day }. Without an answer, complain from { $complain }.
optout-letter-elsewhere = To go on with it, choose { $region }, where you lived when you wrote.
optout-letter-late = The answer was due by { $due }. Send the reminder.
optout-letter-very-late = The answer was due by { $due }, and two weeks have passed. Complain.
optout-complain = No answer? Complain
optout-complain-explains = Free of charge. Write to the platform first, and keep what you sent and got.
optout-complain-free = Free of charge.
letter-too-early = Too early: the answer is due by { $due }. This is for { $day } and later.
letter-too-early-reminded = Too early: you sent the reminder on { $reminded }, and two weeks are given for an answer. This is for { $day } and later.
letter-not-kept = What you type is not kept: fill it in again for a reminder.
optout-complain-write = Write the complaint…
time-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
time-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
time-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}

letter-where = Fodder writes it: Opt out in the window, or the command optout.
letter-title-reminder = The reminder to { $platform }
letter-title-complaint = The complaint about { $platform }
letter-title = The letter to { $platform }
letter-stage-first = Letter
letter-stage-reminder = Reminder
letter-stage-complaint = Complaint
letter-language = Language
letter-language-of-place = { $language } is an official language where you live, so the letter begins in it. Any other is one click away.
letter-language-name = Letter in { $language }
letter-left-out = This letter is for { $name }. The archives of { $platforms } here are somebody else's and are left out: show them alone to write a letter for them.
letter-one-account = Several accounts of { $platforms } are open. This letter is for the one below: each account needs its own.
letter-needs = Filled in here, sent by you. Nothing of it leaves this computer.
letter-name = Your name
letter-account = Your profile's address, or your user name
letter-email = The e-mail address of your account
letter-address-complaint = Your postal address, which the authority needs
letter-address = Your postal address, if you send it by post
letter-grounds = Why, in your situation
letter-grounds-needed = The law wants a reason that has to do with your own situation. Pick what is true of you, or write a sentence.
letter-grounds-welcome = No reason is needed. You may give one.
ground-expectations = I published it for people to read
ground-sensitive = It tells of health, beliefs, opinions or private life
ground-family = My family and children are in it
ground-secrecy = I am bound to confidentiality at work
ground-irreversible = Once learned, it cannot be undone
letter-own-words = In your own words
letter-counts = Say how many items of yours it is about: { $count }
letter-preview = Preview
letter-can-edit = You can change the text below.
letter-edited = You changed the text. What you fill in no longer changes it.
letter-edit-again = Write it anew from what you filled in
letter-edited-for = You changed this letter when it was about { $platforms }.
letter-take-edited = Use that text
letter-copy = Copy the letter
letter-save-text = Save as text…
letter-save-page = Save to print…
letter-save-days = Save the days for your calendar…
letter-to = Send it to
letter-by-form = or put it into the form:
letter-sent-question = When did you send it?
letter-authority = The authority you complain to
letter-has-blanks = The letter still has blanks in brackets.
letter-first-of-all = Send the letter first, and note here when. A reminder and a complaint rest on it.
letter-replaces = You sent another letter on { $day }, from { $region }. Noting this one takes its place.
letter-sent-today = I sent it today
letter-sent-on = Sent on
letter-noted = Noted: sent today.
letter-noted-due = Noted: sent today. The answer is due by { $due }.
letter-noted-not = Noted: not sent.
letter-not-sent = I did not send it
letter-not-reminded = I did not send the reminder
letter-reminded-again = Undo: the reminder was sent on { $day }
letter-reminded-today = I sent the reminder today
letter-reminded-on = Reminder sent on
letter-due = Answer due by { $day }
letter-due-today = Answer due by { $day } if they get it today
letter-was-due = The answer was due by { $day }
letter-due-extended = If they say within that time that they need longer: { $day }
letter-acknowledge = They must confirm that it came by { $day }
letter-remind = Then send the reminder, on { $day }
letter-complain-now = You can complain now. If you send a reminder first, today, complain from { $day }.
letter-remind-now = The reminder can be sent now. Sent today, it is followed by a complaint from { $day }.
letter-complain-next = Then complain, on { $day }
letter-complain = and complain on { $day }
letter-counted = Counted from the day you sent it, as for e-mail and forms; by post it is the day it arrives. Holidays are not known here and only make it later.
letter-yardstick = The law names no time for this; the days are those it names for access to your data.
letter-missing = Still in brackets, for you to fill in: { $what }
calendar-acknowledge = { $platform } must have confirmed your letter
calendar-due = { $platform }: the answer to your letter is due
calendar-remind = { $platform }: no answer? Send the reminder
calendar-complain = { $platform }: still no answer? Complain to the authority
calendar-explains = You wrote to object to AI training with your data. Fodder prepares the reminder and the complaint.
save-title = Save the file
remedy-also-stops = It also stops: { $uses }.
