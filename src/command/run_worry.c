/* SPDX-License-Identifier: MIT */
/* hub worry [NUMBER] */
#include "hub/base/str.h"
#include "hub/model/worry.h"
#include "hub/service/records.h"
#include "hub/service/worry.h"

#include "command_priv.h"

static enum hub_rc print_help(
    struct invocation *inv, const struct worry_help *help, struct hub_err *err)
{
    enum hub_rc rc = print(inv, err, "Worried about a child?\n");
    for (size_t i = 0; rc == HUB_OK && i < help->step_count; i++) {
        rc = print(inv, err, "  %zu  %s.\n", i + 1, help->steps[i]);
    }
    for (size_t i = 0; rc == HUB_OK && i < help->number_count; i++) {
        rc = print(inv, err, "  %s: %s\n", help->numbers[i].who, help->numbers[i].number);
    }
    return rc;
}

static enum hub_rc print_lines(struct invocation *inv, struct hub_err *err)
{
    struct worry_line *lines;
    size_t count;
    char at[DATE_TEXT];
    enum hub_rc rc = hub_worries(inv->hub, inv->arena, &lines, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        const struct worry_line *l = &lines[i];
        rc = print(inv, err, "%lld  %s  by %s%s%s\n", (long long)l->id.n, wall_long(l->at, at), l->by,
            *l->standing ? "  " : l->told ? "" : "  NOT PASSED ON YET", l->standing);
    }
    return rc;
}

static enum hub_rc print_readers(struct invocation *inv, hub_id id, struct hub_err *err)
{
    struct worry_reader *readers;
    size_t count = 0;
    char at[DATE_TEXT];
    enum hub_rc rc = hub_worry_readers(inv->hub, id, inv->arena, &readers, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = print(inv, err, "Read by: %s, %s\n", readers[i].who, wall_long(readers[i].at, at));
    }
    return rc;
}

static enum hub_rc print_one(struct invocation *inv, hub_id id, struct hub_err *err)
{
    struct worry w;
    enum hub_rc rc = hub_worry_open(inv->hub, id, inv->arena, &w, err);
    struct namer *names = namer_create(inv->hub, inv->arena);
    for (size_t i = 0; rc == HUB_OK && i < worry_noun.field_count; i++) {
        const struct field *f = &worry_noun.fields[i];
        if (!field_is_empty(f, &w)) {
            rc = print(inv, err, "%s: %s\n", f->label, namer_field(names, f, &w, true));
        }
    }
    return rc == HUB_OK ? print_readers(inv, id, err) : rc;
}

enum hub_rc run_worry(struct invocation *inv, struct hub_err *err)
{
    struct worry_help help;
    int64_t id;
    if (inv->arg_count) {
        return str_int(inv->args[0], 1, INT64_MAX, &id)
                   ? print_one(inv, (hub_id){id}, err)
                   : hub_fail(err, HUB_EUSAGE, "A worry goes by its number: hub worry lists them.");
    }
    enum hub_rc rc = hub_worry_help(inv->hub, inv->arena, &help, err);
    rc = rc == HUB_OK ? print_help(inv, &help, err) : rc;
    return rc == HUB_OK ? print_lines(inv, err) : rc;
}
