# SPDX-License-Identifier: MIT
# A unit of six calls, a group with its drop-in, and the page for supervision, by commands.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add person 'person=Ruth Hale' role=peer
run add peer 'person=Ruth Hale' 'kind=parent consultant'
run unit held Okafor
is 'without a unit there is no call' 66 "$status"
run add unit family=Okafor 'consultant=Ruth Hale' assessed=2026-10-01
run unit held Okafor minutes=45 --date 2026-10-15
has 'a call is counted' 'Okafor: assessment done, calls 1 of 6' "$out"
run unit missed Okafor --date 2026-10-29
has 'a missed one is not' 'calls 1 of 6, 1 missed' "$out"
run unit held Okafor minutes=long
is 'minutes are a number' 64 "$status"
run unit plan Okafor
is 'a plan needs a day' 64 "$status"
run unit plan Okafor --date 2026-11-24
run list units --format csv
has 'the list counts them' '1 of 6,1,2026-10-15,2026-11-24' "$out"
run today
has 'Today tells the next' 'Call 2 of 6 with Okafor: Tue 24 Nov.' "$out"
run unit held Okafor --date 2026-11-30
is 'a day to come was not yet' 65 "$status"
run unit review Okafor
run unit finish Okafor
has 'finished after its review' 'Okafor: finished, calls 1 of 6, 1 missed' "$out"
run unit again Okafor
has 'another one begins' 'Okafor: assessment to come, calls 0 of 6' "$out"

run add group 'group=Tuesday tea' 'rhythm=first Tuesday of the month' drop_in_worker=Jo
run add group_meeting 'group=Tuesday tea' held=2026-11-03 came=9
run list groups --format csv
has 'a group meets again' '1,2026-11-03,2026-12-01,missing' "$out"

run add supervision held=2026-11-09 with=Jo person=Amina 'agreed=Book a weekend.' due=2026-11-30
run add family family=Begum
run add worry family=Begum at=2026-11-20T16:40 'exact_words=ZEBRA' 'told_whom=Jo'
run print supervision --format text
has 'the page says since when' 'Last met Jo on Mon 9 Nov 2026' "$out"
has 'and what is open' 'Book a weekend.' "$out"
case $out in *[Ww]orr* | *ZEBRA*) r=1 ;; *) r=0 ;; esac
result $r 'worries are not on paper'
done_testing
