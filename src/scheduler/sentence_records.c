/* SPDX-License-Identifier: MIT */
/* The words of what is owed about children, people, homes and events: rules 12 to 20 and 26 to 40. */
#include "sentence_priv.h"
#include "share_priv.h"

/* --- children --- */

void say_first_night(struct words *w)
{
    sb_add(&w->b, "no tea or day visit yet, and no parent stays too, for ");
    words_children(w);
}

void say_sheet_fresh(struct words *w)
{
    char checked[DATE_TEXT];
    hub_date day = w->f->child < 0 ? DATE_NONE : w->facts->children[w->f->child].sheet_checked;
    words_children(w);
    if (date_known(day)) {
        sb_addf(&w->b, "'s %s last checked on %s", words_verb(w, "was", "were"), date_plain(day, checked));
    } else {
        sb_addf(&w->b, "'s %s never checked", words_verb(w, "was", "were"));
    }
    if (w->f->event >= 0) {
        sb_addf(&w->b, "; %s", words_name(w->names->events, w->f->event));
    } else {
        sb_add(&w->b, "; ");
        words_count(w, w->f->numbers[0], "stay", "stays");
    }
}

void say_phones(struct words *w)
{
    words_children(w);
    sb_addf(&w->b, "'s family has fewer than %d numbers; ", w->f->numbers[2]);
    words_count(w, w->f->numbers[0], "stay", "stays");
}

void say_far_away(struct words *w)
{
    sb_add(&w->b, "nobody near is named for ");
    words_stays(w);
}

void say_consent(struct words *w)
{
    sb_add(&w->b, "no signed yes to ");
    words_consents(w);
    sb_add(&w->b, " that holds for ");
    words_stays(w);
}

void say_medicine(struct words *w)
{
    static const char *const parts[SHEET_PARTS] = {"the strength", "the exact dose",
        "the exact times", "how it is given", "a parent's name and date", "the label to match",
        "a use-by date to the end of the stay", "the whole sheet"};
    words_children(w);
    sb_addf(&w->b, "'s %s ", words_verb(w, "needs", "need"));
    words_bits(w, parts, w->f->numbers[1]);
    sb_add(&w->b, "; ");
    words_count(w, w->f->numbers[0], "stay", "stays");
}

void say_allergy(struct words *w)
{
    static const char *const parts[] = {
        "what to do written down", "where the pen is", "an adult trained for it"};
    words_children(w);
    sb_addf(&w->b, " %s ", words_verb(w, "needs", "need"));
    words_bits(w, parts, w->f->numbers[1] & 7);
    sb_add(&w->b, "; ");
    words_count(w, w->f->numbers[0], "stay", "stays");
}

void say_collector(struct words *w)
{
    if (w->f->numbers[1] & 1) {
        sb_add(&w->b, "who collects is not on the list for ");
    } else {
        sb_add(&w->b, "nobody is on the list yet for ");
    }
    words_stays(w);
}

void say_school_run(struct words *w)
{
    sb_add(&w->b, "none is written down for ");
    words_stays(w);
}

void say_child_said(struct words *w)
{
    words_children(w);
    if (w->f->numbers[1] >> SAID_NO & 1) {
        sb_add(&w->b, " said no to ");
    } else if (w->f->numbers[1] >> SAID_UNSURE & 1) {
        sb_addf(&w->b, " %s not sure about ", words_verb(w, "is", "are"));
    } else {
        sb_addf(&w->b, " %s not asked yet about ", words_verb(w, "was", "were"));
    }
    words_count(w, w->f->numbers[0], "stay", "stays");
}

/* --- people and homes --- */

void say_turns_18(struct words *w)
{
    char day[DATE_TEXT];
    sb_addf(&w->b, "%s at %s's, on %s; a DBS check is needed from then",
        words_name(w->names->people, w->f->person), words_host(w),
        date_plain((hub_date){w->f->numbers[1]}, day));
}

void say_helper(struct words *w)
{
    if (w->f->event >= 0) {
        sb_addf(&w->b, "no enhanced check with the barred list for %s, who helps on %d days in %d, at %s",
            words_name(w->names->people, w->f->person), w->f->numbers[0], w->f->numbers[1],
            words_name(w->names->events, w->f->event));
        return;
    }
    sb_addf(&w->b, "no enhanced check with the barred list for %s at %s's; ",
        words_name(w->names->people, w->f->person), words_host(w));
    words_count(w, w->f->numbers[0], "stay", "stays");
}

static const char *ends_word(const struct words *w)
{
    return w->f->level == LEVEL_WARN              ? "good until"
           : w->f->numbers[1] < w->facts->today.d ? "ran out on"
                                                  : "runs out on";
}

void say_first_aid(struct words *w)
{
    char until[DATE_TEXT];
    if (w->f->numbers[1] == INT32_MIN) {
        sb_addf(&w->b, "nobody at %s's has one on file", words_host(w));
    } else {
        sb_addf(&w->b, "%s at %s's, %s %s", words_name(w->names->people, w->f->person),
            words_host(w), ends_word(w), date_plain((hub_date){w->f->numbers[1]}, until));
    }
    sb_add(&w->b, "; ");
    words_count(w, w->f->numbers[0], "stay", "stays");
}

void say_home_papers(struct words *w)
{
    static const char *const papers[3] = {
        "the home safety check", "the safer caring plan", "the carer review"};
    enum { NEW_CHILD = 8 };
    if (w->f->numbers[1] & NEW_CHILD) {
        sb_addf(&w->b, "the plan at %s's was to be looked at again after ", words_host(w));
        words_children(w);
        sb_add(&w->b, "'s first stay");
        return;
    }
    words_bits(w, papers, w->f->numbers[1]);
    sb_addf(&w->b, " at %s's not in date; ", words_host(w));
    words_count(w, w->f->numbers[0], "stay", "stays");
}

/* --- events --- */

void say_grown_ups(struct words *w)
{
    sb_addf(&w->b, "%s has %d with checks and needs %d for ",
        words_name(w->names->events, w->f->event), w->f->numbers[0], w->f->numbers[1]);
    words_count(w, w->f->numbers[2], "child", "children");
    if (w->f->level == LEVEL_WARN) {
        sb_add(&w->b, ": just enough");
    }
}

void say_risk_sheet(struct words *w)
{
    sb_addf(&w->b, "%s needs a signed one of its own", words_name(w->names->events, w->f->event));
}

/* --- cars and rest --- */

void say_car_seats(struct words *w)
{
    if (w->f->numbers[3] < 0) {
        sb_addf(
            &w->b, "no car is written down at %s's, and %s drives ", words_host(w), words_host(w));
        words_children(w);
        return;
    }
    words_count(w, w->f->numbers[2], "child", "children");
    sb_addf(&w->b, " in %d seats, %d who need a child seat and %d of those at %s's",
        w->f->numbers[3], w->f->numbers[0], w->f->numbers[1], words_host(w));
}

void say_rest(struct words *w)
{
    if (w->f->numbers[2]) {
        words_count(w, w->f->numbers[0], "hour", "hours");
        sb_addf(&w->b, " at %s's from one stay to the next; better %d", words_host(w),
            w->f->numbers[1]);
    } else {
        words_count(w, w->f->numbers[0], "day", "days");
        sb_addf(&w->b, " at %s's without %d hours off", words_host(w), w->f->numbers[1]);
    }
}

void say_own_time(struct words *w)
{
    char to[DATE_TEXT];
    words_count(w, w->f->numbers[0], "night", "nights");
    sb_addf(&w->b, " for %s in the 12 months to %s; %d at least", words_host(w),
        date_plain((hub_date){w->f->numbers[2]}, to), w->f->numbers[1]);
}

void say_fair_shares(struct words *w)
{
    static const struct {
        const char *one, *many, *when, *before, *after;
    } kinds[] = {
        [SHARE_AHEAD] = {"booking", "bookings", " ahead", "the most at a time is ", ""},
        [SHARE_NIGHTS] = {"night", "nights", " in 12 months", "the share is ", ""},
        [SHARE_WEEKENDS] = {"weekend", "weekends", " in 12 months", "the share is ", ""},
        [SHARE_STAYS] = {"stay", "stays", " in 12 months", "", " were agreed"},
        [SHARE_HOLIDAY] = {"night", "nights", " in one school holiday", "the share is ", ""},
    };
    int32_t kind = w->f->numbers[2];
    words_count(w, w->f->numbers[0], kinds[kind].one, kinds[kind].many);
    sb_addf(&w->b, "%s for %s; %s%d%s", kinds[kind].when,
        words_name(w->names->families, w->f->family), kinds[kind].before, w->f->numbers[1],
        kinds[kind].after);
}

void say_call(struct words *w)
{
    sb_addf(&w->b, "no call to %s yet, which is due in the %d days before",
        words_name(w->names->families, w->f->family), w->f->numbers[0]);
}
