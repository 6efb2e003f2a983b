# SPDX-License-Identifier: MIT
# What hub says comes out of a catalogue. The one spoken here is invented: each text of the program
# stands between « and », so that what does not is seen.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00 LC_ALL='' LC_MESSAGES='' LANGUAGE='' LANG=C.UTF-8
export HUB_NOW LC_ALL LC_MESSAGES LANGUAGE LANG
# outside: the words of $1 that stand between no marks, one a line.
outside() {
	printf '%s\n' "$1" | awk '{
		gsub(/\302\253/, "\001")
		gsub(/\302\273/, "\002")
		for (i = 1; i <= length($0); i++) {
			c = substr($0, i, 1)
			if (c == "\001") depth++
			else if (c == "\002") depth -= depth > 0
			else if (!depth) printf "%s", c
		}
		print ""
	}' | grep -oE '[A-Za-z][A-Za-z]+' | sort -u
}
# What is no word of hub: its own name, the names given here, days and months, and what is typed.
data='hub|Robin|Hub|Amina|Okafor|Mia|Ben|Nobody|Sat|Sun|Thu|Saturday|November|Nov|Mar|March'
# speaks NAME TYPED ARG...: all that the program says is translated, but for names and what is TYPED.
speaks() {
	name=$1 typed=$2
	shift 2
	LANG=xx_XX.UTF-8 run "$@"
	left=$(outside "$out
$err" | grep -vxE "$data|$typed" | tr '\n' ' ')
	is "$name" '' "$left"
}

run init --name 'Robin Hub' --carer Amina --beds 2
run add family family=Okafor
run add child family=Okafor child=Mia born=2018-03-01

speaks 'a failure' . show family Nobody
has 'is one sentence' '«' "$err"
speaks 'a word that is not known' 'sho|show' sho
speaks 'a date that is none' 'from|Dec' list stays --from '32 Nov'
speaks 'a number out of its range' . edit family Okafor priority=12
speaks 'what is done' . add host host=Ben beds=2
speaks 'a record' 'he|she' show child Mia
speaks 'a list' . list families
speaks 'an empty one' . list stays
speaks 'the day sheet' . today
speaks 'what the doctor finds' "$(outside "$TMPDIR" | tr '\n' '|')db|chmod|backup|recovery|command|help" doctor --brief
speaks 'what is wrong in the rota' . rota check
speaks 'the figures' nights figures
speaks 'the shares' . shares
speaks 'taking back' . undo
LANG=xx_XX.UTF-8 run help
has 'help is one text' '«hub keeps families, sleepovers and hosts of a hub together.' "$out"
has 'its commands are typed as ever' '  list WHAT ' "$out"

# A person's words are never translated, whatever they are.
LANG=xx_XX.UTF-8 run add family 'family=Log'
LANG=xx_XX.UTF-8 run list families
has 'a family may be called Log' '
Log ' "$out"

# What other programs read is the same in each language; so is what is kept.
for f in csv json; do
	run list families --format $f
	english=$out
	LANG=xx_XX.UTF-8 run list families --format $f
	is "$f is the same" "$english" "$out"
done
run export folder "$TMPDIR/en"
LANG=xx_XX.UTF-8 run export folder "$TMPDIR/xx"
diff -r "$TMPDIR/en" "$TMPDIR/xx" >"$TMPDIR/diff"
result $? 'a CSV folder is the same'
out=$(cat "$TMPDIR/en"/*.csv)
lacks 'nothing that was saved is translated' '«' "$out"

# Where the language comes from.
LANGUAGE=xx LANG=en_GB.UTF-8 run list stays
has 'LANGUAGE counts' '«' "$out$err"
LANGUAGE=xx LC_ALL=C LANG=xx_XX.UTF-8 run list stays
lacks 'C is English' '«' "$out$err"
LANGUAGE=en:xx LANG=xx_XX.UTF-8 run list stays
lacks 'so is en' '«' "$out$err"
LANG=yy_YY.UTF-8 run list stays
lacks 'and what nobody has translated' '«' "$out$err"
printf '[screen]\nlanguage = xx\n' >"$TMPDIR/hub.ini"
run --config "$TMPDIR/hub.ini" list stays
has 'hub.ini may say it' '«' "$out$err"

# The list for translators.
pot=build/words/hub.pot
texts=$(grep -c '^msgid ' $pot)
[ "$texts" -gt 5000 ]
result $? "it has all texts ($texts)"
out=$(grep -E '^msgid .*(SELECT |_id|\\033)' $pot)
is 'and no SQL, columns or codes' '' "$out"
grep -A1 '^msgid "night"' $pot >"$TMPDIR/night"
has 'words with forms for a number' 'msgid_plural "nights"' "$(cat "$TMPDIR/night")"
has 'and the vocabularies' 'msgctxt "choice"' "$(cat $pot)"
done_testing
