/* SPDX-License-Identifier: MIT */
/* One worry to read. It is opened once, which is kept; hiding and showing again is no second reading. */
#include "hub/base/str.h"
#include "hub/model/worry.h"
#include "hub/service/records.h"
#include "hub/service/worry.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "text_view_priv.h"

struct worry_page {
    hub_id id;
    bool opened;
    struct arena *kept;
    struct worry worry;
    struct text_view text;
};

static void page_open(struct pane *p, const struct pane_target *target)
{
    struct worry_page *s = p->state;
    s->id = (hub_id){target->id};
    s->kept = arena_create();
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

static void page_close(struct pane *p)
{
    struct worry_page *s = p->state;
    arena_destroy(s->kept);
}

static void add_fields(struct pane *p, struct hub *hub)
{
    struct worry_page *s = p->state;
    struct arena *a = p->loaded;
    struct namer *names = namer_create(hub, a);
    for (size_t i = 0; i < worry_noun.field_count; i++) {
        const struct field *f = &worry_noun.fields[i];
        const char *value = namer_field(names, f, &s->worry, true);
        bool skip = str_part_index("hub_id|written_by|written_at|corrects_id|withdrawn_by", f->column) >= 0;
        if (!skip && !str_empty(value)) {
            text_view_add(&s->text, a, f->flags & FIELD_READONLY ? TONE_WARN : TONE_PLAIN,
                arena_printf(a, "%s%s%s", f->label, f->type == FIELD_NOTE ? ":\n" : ": ", value));
        }
    }
    if (str_empty(s->worry.told_whom) || !wall_known(s->worry.told_at)) {
        text_view_add(&s->text, a, TONE_WARN, "NOT PASSED ON YET: ring, then e adds whom you told, and when.");
    }
}

static enum hub_rc add_readers(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct worry_page *s = p->state;
    struct worry_reader *readers;
    size_t count;
    char at[DATE_TEXT];
    enum hub_rc rc = hub_worry_readers(hub, s->id, p->loaded, &readers, &count, err);
    if (count) {
        text_view_add(&s->text, p->loaded, TONE_HEADING, "Read by");
    }
    for (size_t i = 0; i < count; i++) {
        text_view_add(&s->text, p->loaded, TONE_MUTED,
            arena_printf(p->loaded, "%s, %s", readers[i].who, wall_long(readers[i].at, at)));
    }
    return rc;
}

static enum hub_rc page_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct worry_page *s = p->state;
    s->text.detail = (struct detail){0};
    if (p->view.hide) {
        text_view_add(&s->text, p->loaded, TONE_MUTED, "Hidden. The full stop shows it again.");
        return HUB_OK;
    }
    if (!s->opened) {
        arena_reset(s->kept);
        enum hub_rc rc = hub_worry_open(hub, s->id, s->kept, &s->worry, err);
        if (rc != HUB_OK) {
            return rc;
        }
        s->opened = true;
    }
    text_view_add(&s->text, p->loaded, TONE_HEADING, "A WORRY");
    add_fields(p, hub);
    return add_readers(p, hub, err);
}

static void page_draw(const struct pane *p, struct canvas *c)
{
    const struct worry_page *s = p->state;
    text_view_draw(&s->text, c, true);
}

static unsigned take_back(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct worry_page *s = p->state;
    if (hub_remove(call->hub, &worry_noun, s->id, err) != HUB_OK) {
        return REACT_DRAW;
    }
    pane_say(p, "Taken back. It stays, and says so.");
    return REACT_CLOSE;
}

static unsigned page_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct worry_page *s = p->state;
    if (str_eq(call->id, "edit") || str_eq(call->id, "open")) {
        form_open_edit(p, &worry_noun, s->id);
        return REACT_DRAW;
    }
    if (str_starts(call->id, "added ")) {
        return REACT_CLOSE;
    }
    if (str_eq(call->id, "remove")) {
        pane_ask(p, "Take back this worry? It stays to be read, and says so.", "Keep", "Take back",
            "worry.back");
        return REACT_DRAW;
    }
    if (str_eq(call->id, "worry.back")) {
        return take_back(p, call, err);
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols);
}

static const struct ui_key page_keys[] = {
    {'e', K_NONE, "edit", "Add to it", "Whom you told, or what was wrong; the first words stay.",
        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove", "Take back", "It stays to be read, and says that it was taken back.",
        KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_worry_page = {
    .name = "worry-page",
    .title = "A worry",
    .help = "Say whom you told\nPress e and go to Passed on: whom, when, and what they said. What was "
            "written first stays.\n\n"
            "Who has read it\nThe end of the page says it, with each time.\n\n"
            "Take it back\nPress x. It stays to be read, and says so.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct worry_page),
    .keys = page_keys,
    .key_count = sizeof page_keys / sizeof *page_keys,
    .open = page_open,
    .close = page_close,
    .load = page_load,
    .draw = page_draw,
    .act = page_act,
};
