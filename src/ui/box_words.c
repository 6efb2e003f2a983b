/* SPDX-License-Identifier: MIT */
/* A few words for the register: a note, a head count. */
#include "hub/base/str.h"
#include "hub/service/register.h"
#include "hub/ui/edit.h"
#include "keep_priv.h"
#include "register_priv.h"
#include "ui_priv.h"

#include <string.h>

enum { WIDE = 64, HIGH = 5, HEADS_MOST = 9999 };

struct words {
    enum register_words what;
    hub_id event, line;
    hub_date day;
    struct edit text;
    const char *about; /* what it was opened with: "0|<event>|2026-11-21" */
    const char *title, *hidden; /* "A bump or a note: Theo Okafor"; the same with initials */
    struct keep keep;
};

static const struct {
    const char *title, *hint, *done;
} kinds[] = {
    [WORDS_NOTE] = {"A bump or a note", "What happened, and whom you told.", "Noted."},
    [WORDS_COUNT] = {"Counted", "A number and where: 11 on the bus", "Counted; it is in the log."},
};

void box_words_open(
    struct pane *p, enum register_words what, hub_id event, hub_date day, hub_id row)
{
    char iso[DATE_TEXT];
    pane_open(p, &box_words,
        &(struct pane_target){.id = row.n,
            .text = arena_printf(
                p->loaded, "%d|%lld|%s", (int)what, (long long)event.n, date_iso(day, iso))});
}

static void be_about(struct pane *p, const char *about)
{
    struct words *s = p->state;
    int64_t what = 0;
    s->about = arena_strdup(p->life, about);
    str_int(str_part(p->life, about, 0), 0, WORDS_COUNT, &what);
    s->what = (enum register_words)what;
    str_int(str_part(p->life, about, 1), 1, INT64_MAX, &s->event.n);
    date_from_iso(str_part(p->life, about, 2), &s->day);
}

static void words_open(struct pane *p, const struct pane_target *target)
{
    struct words *s = p->state;
    edit_init(&s->text, p->life, false);
    if (!keep_opens(&s->keep, target)) {
        s->line = (hub_id){target->id};
        be_about(p, target->text);
    }
}

/* The > goes on by itself after i, so the box says whose note it is. */
static void find_who(struct pane *p, struct hub *hub)
{
    struct words *s = p->state;
    struct register_view v;
    struct hub_err ignored;
    s->title = s->hidden = kinds[s->what].title;
    if (!id_known(s->line) ||
        hub_register(hub, s->event, s->day, p->loaded, &v, &ignored) != HUB_OK) {
        return;
    }
    for (size_t i = 0; i < v.count; i++) {
        const struct register_row *r = &v.rows[i];
        if (id_eq(r->id, s->line)) {
            s->title = arena_printf(p->life, "%s: %s%s%s", kinds[s->what].title, r->name,
                *r->family_name ? " " : "", r->family_name);
            s->hidden = arena_printf(p->life, "%s: %s", kinds[s->what].title,
                register_initials(&v, i, p->loaded));
        }
    }
}

/* An unfinished note says what it is about, and its words so far. */
static enum hub_rc words_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct words *s = p->state;
    const char *about;
    enum hub_rc rc = keep_resume(&s->keep, hub, p->life, &s->text, &about, err);
    if (about) {
        s->line = s->keep.draft.record;
        be_about(p, about);
    }
    if (!s->title) {
        find_who(p, hub);
    }
    return rc;
}

static void words_draw(const struct pane *p, struct canvas *c)
{
    const struct words *s = p->state;
    struct area before =
        canvas_enter(c, box_draw_border(c, p->view.hide ? s->hidden : s->title));
    int cols = canvas_cols(c);
    canvas_put(c, 0, 0, cols, STYLE_MUTED, kinds[s->what].hint);
    edit_draw(&s->text, c, (struct area){1, 0, 1, cols}, STYLE_FIELD, true);
    canvas_leave(c, before);
}

static struct area words_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

static enum hub_rc count_heads(
    struct words *s, const char *text, struct hub *hub, struct arena *a, struct hub_err *err)
{
    int64_t count;
    size_t digits = strspn(text, "0123456789");
    if (!str_int(arena_strndup(a, text, digits), 0, HEADS_MOST, &count)) {
        return hub_fail(err, HUB_EINVAL, "Counted: begin with a number, as in 11 on the bus.");
    }
    return hub_register_count(hub, s->event, (int)count, str_trim(a, text + digits), err);
}

/* When as many are in as were counted nothing more is said. */
static const char *counted(
    const struct words *s, const char *text, struct hub *hub, struct arena *a)
{
    struct register_view v;
    struct hub_err ignored;
    int64_t count = 0;
    str_int(arena_strndup(a, text, strspn(text, "0123456789")), 0, HEADS_MOST, &count);
    if (hub_register_count_up(hub, s->event, s->day, a, &v, &ignored) != HUB_OK || count == v.in) {
        return kinds[WORDS_COUNT].done;
    }
    return arena_printf(
        a, "Counted %lld, and the register has %d in: look again.", (long long)count, v.in);
}

static unsigned save(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct words *s = p->state;
    const char *text = str_trim(p->loaded, s->text.text);
    bool count = s->what == WORDS_COUNT;
    enum hub_rc rc = count ? count_heads(s, text, hub, p->loaded, err)
                           : hub_register_note(hub, s->line, text, err);
    if (rc != HUB_OK) {
        return REACT_DRAW;
    }
    keep_drop(&s->keep, hub, err); /* a note that stays is no harm: it says so itself */
    pane_say(
        p, "%s u takes it back.", count ? counted(s, text, hub, p->loaded) : kinds[s->what].done);
    return REACT_CLOSE;
}

static unsigned words_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct words *s = p->state;
    if (str_eq(call->id, "open")) {
        return save(p, call->hub, err);
    }
    const struct keep_edit edit = {&s->keep, &s->text, WORDS_DRAFT, s->line, s->about};
    return keep_edit_act(p, &edit, call, err);
}

static bool words_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key words_keys[] = {
    {K_ENTER, K_NONE, "open", "Save", "Write it down.", KEY_BAR},
};

const struct pane_ops box_words = {
    .name = "words",
    .title = "Words",
    .help = "Type it and press Enter. Esc goes back.",
    .state_size = sizeof(struct words),
    .keys = words_keys,
    .key_count = sizeof words_keys / sizeof *words_keys,
    .box = true,
    .open = words_open,
    .draw = words_draw,
    .act = words_act,
    .typing = words_typing,
    .load = words_load,
    .ticks = true,
    .box_area = words_area,
};
