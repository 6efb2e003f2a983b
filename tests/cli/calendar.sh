# SPDX-License-Identifier: MIT
# import calendar, list occurrences, export calendar.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
cal=$TMPDIR/team.ics
crlf() { sed 's/$/\r/' >"$1"; }
crlf "$cal" <<'ICS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:club
SEQUENCE:1
SUMMARY:Club
DTSTART;TZID=GMT Standard Time:20261202T190000
DTEND;TZID=GMT Standard Time:20261202T200000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=GMT Standard Time:20261209T190000
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:club
RECURRENCE-ID;TZID=GMT Standard Time:20261216T190000
SUMMARY:Club
STATUS:CANCELLED
DTSTART;TZID=GMT Standard Time:20261216T190000
DTEND;TZID=GMT Standard Time:20261216T200000
END:VEVENT
BEGIN:VEVENT
UID:fair
SUMMARY:Fair
DTSTART;VALUE=DATE:20261205
DTEND;VALUE=DATE:20261207
END:VEVENT
BEGIN:VEVENT
UID:bad
SUMMARY:Nowhen
END:VEVENT
END:VCALENDAR
ICS
run init --name 'Robin Hub' --carer Amina
run import calendar "$cal" --dry-run
is 'a trial' 0 "$status"
has 'says what would come' 'events: 2 new, 0 changed, 0 as they were' "$out"
has 'and that it was one' 'nothing was saved' "$out"
has 'what is not understood is told by line' 'line 31: “Nowhen” is not in hub' "$err"
has 'and what hub does not keep' 'Left out: reminders (1)' "$err"
run list occurrences --format csv
is 'nothing was saved' 'uid,recurrence_id,start,end,all_day,zone,start_utc,status,title' "$out"
run import calendar "$cal" --preview
has 'a preview is a table' '4,new,2026-12-02 19:00,2026-12-02 20:00,' "$out"
run import calendar "$cal"
has 'it comes in' 'events: 2 new' "$out"
run import calendar "$cal"
has 'twice adds nothing' 'events: 0 new, 0 changed, 2 as they were' "$out"
out=$("$HUB" --db "$DB" import calendar - <"$cal" 2>/dev/null)
has 'nor by standard input' 'events: 0 new, 0 changed, 2 as they were' "$out"

run list occurrences --from 2026-12-01 --to 2026-12-31 --format csv
is 'every date' 'uid,recurrence_id,start,end,all_day,zone,start_utc,status,title
club,2026-12-02 19:00,2026-12-02 19:00,2026-12-02 20:00,no,Europe/London,2026-12-02T19:00:00Z,planned,Club
fair,,2026-12-05,2026-12-06,yes,,,planned,Fair
club,2026-12-16 19:00,2026-12-16 19:00,2026-12-16 20:00,no,Europe/London,2026-12-16T19:00:00Z,cancelled,Club
club,2026-12-23 19:00,2026-12-23 19:00,2026-12-23 20:00,no,Europe/London,2026-12-23T19:00:00Z,planned,Club' "$out"
run list occurrences --from 2026-12-02 --to '2026-12-02 19:00' --format csv
lacks 'a time is not included' Club "$out"
run list occurrences --from 2026-12-02 --to 2026-12-02 --format csv
has 'a day is' Club "$out"
run list occurrences --from 2026-12-02 --to 2026-12-01
is 'the wrong way round' 64 "$status"
run list occurrences --from 2026-12-01 --to 2026-12-31 --format json
json 'json is whole'

run export calendar
is 'export' 0 "$status"
has 'with the rules of the clock' 'TZID:Europe/London' "$out"
has 'what is left out' 'EXDATE;TZID=Europe/London:20261209T190000' "$out"
has 'what is called off' 'RECURRENCE-ID;TZID=Europe/London:20261216T190000' "$out"
has 'whole days' 'DTEND;VALUE=DATE:20261207' "$out"
run export calendar -o "$TMPDIR/out.ics"
run list occurrences --format csv
before=$out
DB=$TMPDIR/two.db
run init --name 'Robin Hub' --carer Amina
run import calendar "$TMPDIR/out.ics"
run list occurrences --format csv
is 'out and in again' "$before" "$out"
run undo
run list occurrences --format csv
lacks 'one undo takes it back' Club "$out"

printf 'BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR\n' >"$TMPDIR/old.vcs"
exits 'the old kind' 65 import calendar "$TMPDIR/old.vcs"
has 'says which' 'vCalendar 1.0' "$err"
exits 'no such file' 66 import calendar "$TMPDIR/none.ics"
exits 'nobody of that name' 66 export calendar --person Nobody
head -c 21000000 /dev/zero >"$TMPDIR/long.ics"
exits 'too long' 65 import calendar "$TMPDIR/long.ics"
has 'and says how much is enough' '20 MB' "$err"
done_testing
