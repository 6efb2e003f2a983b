/* SPDX-License-Identifier: MIT */
#include "kept.h"

#include "hub/base/str.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

struct today kept_today(struct open_hub *w)
{
    const struct hub_entry *hubs;
    struct today t;
    hub_id before = hub_narrowed(w->h);
    assert_true(hub_entries(w->h, &hubs) > 0);
    if (!id_known(before)) {
        hub_narrow_to(w->h, hubs[0].id);
    }
    if (hub_today_kept(w->h, w->a, &t, &w->err) != HUB_OK) {
        fail_msg("%s", w->err.msg);
    }
    hub_narrow_to(w->h, before);
    return t;
}

const struct today_need *need_with(const struct today *t, const char *words)
{
    for (size_t i = 0; i < t->need_count; i++) {
        if (strstr(t->needs[i].text, words)) {
            return &t->needs[i];
        }
    }
    return NULL;
}

static const char *need_text(struct open_hub *w, const struct today_need *n)
{
    char day[DATE_TEXT];
    return arena_printf(w->a, "%d %d %s %lld %s [%s]", n->level, n->kind,
        date_known(n->when) ? date_iso(n->when, day) : "", (long long)n->record.n, n->text,
        n->what ? n->what : "");
}

static const char *needs_text(struct open_hub *w, const struct today *t)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < t->need_count; i++) {
        sb_addf(&b, "%s\n", need_text(w, &t->needs[i]));
    }
    return sb_str(&b);
}

static int by_letters(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* Each line once, in the order of letters. */
static const char *lines_once(struct open_hub *w, const char *text)
{
    struct sb b = sb_on(w->a);
    const char **lines = arena_array(w->a, strlen(text) + 1, sizeof *lines);
    size_t count = 0;
    for (const char *p = text; *p; p += strcspn(p, "\n") + 1) {
        lines[count++] = arena_strndup(w->a, p, strcspn(p, "\n"));
    }
    if (count) {
        qsort(lines, count, sizeof *lines, by_letters);
    }
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(lines[i], lines[i - 1]) != 0) {
            sb_addf(&b, "%s\n", lines[i]);
        }
    }
    return sb_str(&b);
}

static const char *day_text(struct open_hub *w, const struct today *t)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < t->move_count; i++) {
        const struct today_move *m = &t->moves[i];
        sb_addf(&b, "%s %s %s %d\n", m->children, m->family, m->host, m->arrives);
    }
    for (size_t i = 0; i < t->host_count; i++) {
        const struct today_host *h = &t->hosts[i];
        sb_addf(&b, "%s %d %d:", h->name, h->beds, h->away);
        for (size_t k = 0; k < h->count; k++) {
            sb_addf(&b, " %s%s", h->children[k].name, h->children[k].no_bed ? "!" : "");
        }
        sb_add(&b, "\n");
    }
    for (size_t i = 0; i < t->event_count; i++) {
        sb_addf(&b, "%s\n", t->events[i].name);
    }
    return sb_str(&b);
}

/* The first line that is not the same; the texts are too long for a message of the framework. */
static void expect_lines(struct open_hub *w, const char *have, const char *want)
{
    while (*have && strcspn(have, "\n") == strcspn(want, "\n") &&
           strncmp(have, want, strcspn(have, "\n")) == 0) {
        have += strcspn(have, "\n") + (have[strcspn(have, "\n")] != '\0');
        want += strcspn(want, "\n") + (want[strcspn(want, "\n")] != '\0');
    }
    if (*have || *want) {
        fail_msg("kept: %s\nworked out: %s", arena_strndup(w->a, have, strcspn(have, "\n")),
            arena_strndup(w->a, want, strcspn(want, "\n")));
    }
}

/* What is kept of the hub narrowed to is what is worked out; its lines. */
static const char *kept_as_worked_out(struct open_hub *w)
{
    struct today kept, all;
    assert_int_equal(hub_today_kept(w->h, w->a, &kept, &w->err), HUB_OK);
    assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, &all, &w->err), HUB_OK);
    assert_false(kept.stale);
    expect_lines(w, needs_text(w, &kept), needs_text(w, &all));
    expect_lines(w, day_text(w, &kept), day_text(w, &all));
    return needs_text(w, &kept);
}

/* Of all hubs: the same day, and what each of them has, once. */
static void kept_of_all(struct open_hub *w, const char *each)
{
    struct today kept, all;
    assert_int_equal(hub_today_kept(w->h, w->a, &kept, &w->err), HUB_OK);
    assert_int_equal(hub_today_view(w->h, hub_today(w->h), w->a, &all, &w->err), HUB_OK);
    expect_lines(w, lines_once(w, needs_text(w, &kept)), lines_once(w, each));
    expect_lines(w, day_text(w, &kept), day_text(w, &all));
}

void kept_is_right(struct open_hub *w)
{
    const struct hub_entry *hubs;
    size_t count = hub_entries(w->h, &hubs);
    hub_id before = hub_narrowed(w->h);
    struct sb each = sb_on(w->a);
    for (size_t i = 0; i < count; i++) {
        hub_narrow_to(w->h, hubs[i].id);
        sb_add(&each, kept_as_worked_out(w));
    }
    hub_narrow_to(w->h, ID_NONE);
    kept_of_all(w, sb_str(&each));
    hub_narrow_to(w->h, before);
}
