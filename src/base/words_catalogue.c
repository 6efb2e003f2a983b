/* SPDX-License-Identifier: MIT */
/* Finding a translation in the bytes of a .mo file. */
#include "words_priv.h"

#include <string.h>

/* Source: GNU gettext manual, "The Format of GNU MO Files". */
enum { HEAD_SIZE = 28, AT_REVISION = 4, AT_COUNT = 8, AT_KEYS = 12, AT_VALUES = 16, ENTRY = 8 };
static const uint32_t MAGIC = 0x950412de, MAGIC_SWAPPED = 0xde120495;

static uint32_t number_at(const struct catalogue *c, uint32_t at)
{
    uint32_t n;
    memcpy(&n, c->bytes + at, sizeof n);
    return c->swapped ? n >> 24 | (n >> 8 & 0xFF00) | (n << 8 & 0xFF0000) | n << 24 : n;
}

static const char *string_at(const struct catalogue *c, uint32_t table, uint32_t i, size_t *len)
{
    *len = number_at(c, table + i * ENTRY);
    return c->bytes + number_at(c, table + i * ENTRY + 4);
}

static bool table_fits(const struct catalogue *c, uint32_t table, size_t size)
{
    if (table > size || c->count > (size - table) / ENTRY) {
        return false;
    }
    for (uint32_t i = 0; i < c->count; i++) {
        size_t len, at = number_at(c, table + i * ENTRY + 4);
        const char *s = string_at(c, table, i, &len);
        if (at >= size || len >= size - at || s[len]) {
            return false;
        }
    }
    return true;
}

/* "Plural-Forms: nplurals=2; plural=n != 1;" of the header, which is the translation of "". */
static void read_rule(struct catalogue *c)
{
    static const char sign[] = " plural=";
    size_t len;
    const char *head = catalogue_find(c, "", false, &len);
    const char *line = head ? strstr(head, "Plural-Forms:") : NULL;
    const char *rule = line ? strstr(line, sign) : NULL;
    c->rule = rule ? rule + strlen(sign) : "n != 1";
}

bool catalogue_on(struct catalogue *c, const char *bytes, size_t len)
{
    *c = (struct catalogue){.bytes = bytes};
    if (len < HEAD_SIZE || len > INT32_MAX) {
        return false;
    }
    uint32_t magic = number_at(c, 0);
    c->swapped = magic == MAGIC_SWAPPED;
    if ((magic != MAGIC && !c->swapped) || number_at(c, AT_REVISION) >> 16 > 1) {
        return false;
    }
    c->count = number_at(c, AT_COUNT);
    c->keys = number_at(c, AT_KEYS);
    c->values = number_at(c, AT_VALUES);
    if (!table_fits(c, c->keys, len) || !table_fits(c, c->values, len)) {
        return false;
    }
    read_rule(c);
    return true;
}

const char *catalogue_find(
    const struct catalogue *c, const char *english, bool forms, size_t *len)
{
    for (uint32_t from = 0, to = c->count; from < to;) {
        uint32_t at = from + (to - from) / 2;
        size_t key_len;
        int order = strcmp(english, string_at(c, c->keys, at, &key_len));
        if (order == 0) {
            const char *said = string_at(c, c->values, at, len);
            return *len && forms == (key_len > strlen(english)) ? said : NULL;
        }
        if (order < 0) {
            to = at;
        } else {
            from = at + 1;
        }
    }
    return NULL;
}
