# Categories, outcomes, values: the words of the field as people read them.

category-posts = Posts and articles
category-comments = Comments and replies
category-media = Photos and videos
category-voice = Voice and sound
category-messages = Private messages
category-ai-chats = Chats with AI
category-profile = Profile
category-career = Work and education
category-network = People and contacts
category-groups = Groups, pages, events
category-reactions = Likes and saves
category-activity = What you looked at
category-inferences = What they think of you
category-places = Places
category-account = Account and security
category-other = Other

outcome-used-no-opt-out = Used, no way to opt out
outcome-used-unless-you-object = Used unless you object
outcome-used-only-if-you-agreed = Used only if you agreed
outcome-not-used-paused = Not used, paused
outcome-not-used-barred = Not used: forbidden
outcome-not-used-by-policy = Not used, the platform says
outcome-planned = Planned
outcome-depends = It depends
outcome-not-established = Unknown, not the same as safe
outcome-objected = You objected, no answer yet
outcome-you-opted-out = You opted out

# The same within a sentence: "3,911 used unless you object".
outcome-lower-used-no-opt-out = used, no way to opt out
outcome-lower-used-unless-you-object = used unless you object
outcome-lower-used-only-if-you-agreed = used only if you agreed
outcome-lower-not-used-paused = not used, paused
outcome-lower-not-used-barred = not used: forbidden
outcome-lower-not-used-by-policy = not used, the platform says
outcome-lower-planned = planned
outcome-lower-depends = depending on what the archive does not say
outcome-lower-not-established = unknown, not the same as safe
outcome-lower-objected = objected to, no answer yet
outcome-lower-you-opted-out = you opted out of

# What an outcome means, for the legend and the reports.
outcome-means-used-no-opt-out = The platform says it trains its AI on this kind of data, and names no way to stop it.
outcome-means-used-unless-you-object = The platform says it trains its AI on this kind of data until you object or switch it off.
outcome-means-used-only-if-you-agreed = The platform says it trains its AI on this only if you switched it on.
outcome-means-not-used-paused = The platform says it has stopped training on this for now.
outcome-means-not-used-barred = An order, a court or a binding promise forbids the platform to train on this.
outcome-means-not-used-by-policy = The platform says it leaves this out of AI training.
outcome-means-planned = The platform has announced that it will train on this. It had not begun on the day asked.
outcome-means-depends = The answer depends on something the archive does not say. The possible answers are shown.
outcome-means-not-established = No reliable statement says that the platform trains on this, and none says that it does not. This is not the same as safe.
outcome-means-objected = You told Fodder that you objected by letter. Until the platform has answered it may go on.
outcome-means-you-opted-out = You told Fodder that you opted out. It stops future use; models already trained keep what they learned.

# Names one after the other.
list-and = { $before } and { $last }

day-at-the-earliest = { $day } at the earliest

outcome-may-used-no-opt-out = May be used, no way to opt out
outcome-may-used-unless-you-object = May be used unless you object
outcome-may-used-only-if-you-agreed = May be used if you agreed
outcome-lower-may-used-no-opt-out = may be used, no way to opt out
outcome-lower-may-used-unless-you-object = may be used unless you object
outcome-lower-may-used-only-if-you-agreed = may be used if you agreed

law-permits = The law lets it
law-permits-objection = The law lets it, until you object
law-needs-consent = The law would need your consent
law-forbids = The law forbids it
law-disclosure-only = The law asks only that you are told
law-outside-the-law = No data-protection act reaches this use; other laws may
law-unsettled = The law is unsettled
law-none = Fodder has not looked into the law on this yet
law-depends = The law depends on what the archive does not say

# Which laws reach a country, in the list of countries.
reach-children = a law on children's data only
reach-eu = EU privacy law
law-lower-permits = law lets it
law-lower-permits-objection = law: until you object
law-lower-needs-consent = law would need your consent
law-lower-forbids = law forbids it
law-lower-disclosure-only = law: you must be told
law-lower-outside-the-law = no data-protection act reaches it
law-lower-unsettled = law not settled yet
law-lower-no-region = no country chosen
law-lower-none = law not looked into yet
law-lower-depends = law depends
law-lower-differs = not the same law for all of them

law-clause-permits = the law lets it
law-clause-permits-objection = the law lets it, until you object
law-clause-needs-consent = the law would need your consent
law-clause-forbids = the law forbids it
law-clause-disclosure-only = the law asks only that you are told
law-clause-outside-the-law = no data-protection act reaches this use, though other laws may
law-clause-unsettled = the law is unsettled
law-clause-none = Fodder has not looked into the law on this yet
law-clause-depends = the law depends on what the archive does not say

use-platform-genai = To train the platform's own AI
use-affiliate-ai = To train a parent company's AI
use-third-party-ai = To train other companies' AI
use-other-ml = For other machine learning
use-ads = To choose advertisements
use-clause-platform-genai = training of the platform's own AI
use-clause-affiliate-ai = training of a parent company's AI
use-clause-third-party-ai = training of other companies' AI
use-clause-other-ml = other machine learning
use-clause-ads = choosing advertisements

confidence-low = Not sure: press, a text that was not read, a reading or an inference
confidence-medium = Fairly sure: others quote the text, or it leaves room
confidence-high = Sure: the text itself was read
confidence-short-low = Not sure
confidence-short-medium = Fairly sure
confidence-short-high = Sure

state-read = Read
state-read-in-part = Read in part
state-media = Media
state-skipped = Left out
state-unknown = Not recognised
state-failed = Failed

audience-public = public
audience-limited = for some
audience-private = private
audience-unknown = who could see it is not known
author-self = yours
author-other = by others
author-unknown = by you or others
trait-unpublished = a draft, or deleted
trait-placed = with the place where it was made

effect-future-only = Stops future use only. Models already trained keep what they learned.
effect-future-and-unused-past = Stops future use, also of what you posted before and was not used yet.
effect-removes-from-sets = Takes your data out of the sets used for training.
effect-unknown = It is not known how much this covers.
effect-nothing = It stops nothing by itself.
effect-authority = The authority decides what it stops.

# The same in a few words, on a card.
effect-short-future-only = stops future use
effect-short-future-and-unused-past = stops future use and what was not used yet
effect-short-removes-from-sets = takes your data out of training sets
effect-short-unknown = not known how much it covers
effect-short-nothing = stops nothing by itself
effect-short-authority = the authority decides what it stops

seen-page = the page itself was read
seen-snapshot = a stored copy of the page was read
seen-quoted = read as quoted elsewhere
seen-known = not re-read

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

size-bytes = { $n } bytes
size-kb = { $n } kB
size-mb = { $n } MB
size-gb = { $n } GB
size-tb = { $n } TB

region-with-article = the { $region }

source-published = published { $day }
source-stood-on = last seen on { $day }
source-not-before = undated, not before { $day }

# What an answer depends on: "depends on …".
depends-audience = who could see it
depends-author = who made it
depends-account-private = whether the account was private
depends-posted = when it was made
depends-age-now = your age
depends-age-at-posting = your age when it was made
