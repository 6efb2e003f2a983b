/* SPDX-License-Identifier: MIT */
/* What the file is that the hub at hand is kept in, for those who look. */
#include "hub/model/away.h"
#include "hub/base/words.h"

#include "seal_state_priv.h"
#include "sealed_priv.h"

enum { CLOCK_OFF_MS = 2 * 60 * 1000 }; /* less is no wrong clock */

static int64_t steps_away(struct hub *h)
{
    struct sealed *s = h->sealed;
    struct hub_err ignored;
    char mark[SEAL_MARK_TEXT];
    uint64_t version = store_version(h->store);
    if (!s->away_known || s->away_version != version) {
        seal_mark_text(s->opened.mark, mark);
        s->away_known = away_steps(h->store, mark, &s->away_steps, &ignored) == HUB_OK;
        s->away_version = version;
    }
    return s->away_steps;
}

static void copy_state(struct hub *h, struct away_state *out)
{
    const struct pack_facts *f = &h->sealed->facts;
    hub_stamp made = h->sealed->opened.made_at;
    out->form = FORM_AWAY;
    out->number = f->number;
    out->holder = f->holder_name;
    out->event = f->event_name;
    out->source = f->source;
    out->due = f->due;
    out->overdue = date_known(f->due) && f->due.d < hub_today(h).d;
    out->steps = steps_away(h);
    out->clock_behind = stamp_known(made) && clock_now(&h->clock).ms + CLOCK_OFF_MS < made.ms;
}

void hub_away_state(struct hub *h, struct away_state *out)
{
    const struct sealed *s = h->sealed;
    *out = (struct away_state){.form = FORM_FILE, .holder = "", .event = "", .source = "",
        .due = DATE_NONE, .cut_at = STAMP_NONE};
    if (!s) {
        return;
    }
    out->form = FORM_SEALED;
    out->cut = s->opened.torn;
    out->cut_at = s->opened.torn ? s->opened.until : STAMP_NONE;
    out->damaged = s->damaged || s->opened.damaged;
    out->by_words = s->opened.passphrase && !s->opened.by_passphrase;
    if (s->opened.kind == SEAL_COPY) {
        copy_state(h, out);
    }
}

bool hub_of_one_event(const struct hub *h)
{
    const struct sealed *s = h->sealed;
    return s && s->opened.kind == SEAL_COPY && *s->facts.event_name;
}

const char *hub_to_bring_home(int64_t steps, struct arena *a)
{
    return arena_printf(
        a, "%lld %s to bring home", (long long)steps, words_many(steps, "change", "changes"));
}

const char *hub_kept(struct hub *h, struct arena *a)
{
    struct away_state s;
    hub_away_state(h, &s);
    if (s.form == FORM_FILE) {
        return "this computer";
    }
    if (s.form == FORM_SEALED) {
        return hub_readonly(h) ? "sealed file, to read only" : "sealed file";
    }
    const char *late = s.overdue ? "overdue · " : "";
    if (s.steps == 0) {
        return arena_printf(a, "AWAY · %snothing to bring home", late);
    }
    return arena_printf(a, "AWAY · %s%s", late, hub_to_bring_home(s.steps, a));
}
