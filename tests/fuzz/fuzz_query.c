/* SPDX-License-Identifier: MIT */
/* Any text looked for in any text: "words\0text". What matched lies in the text, in order. */
#include "hub/base/die.h"
#include "hub/base/utf8.h"
#include "service/find_priv.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void are_in_order(const struct spans *s, const char *text)
{
    size_t at = 0, len = strlen(text);
    for (size_t i = 0; i < s->count; i++) {
        HUB_BUG(s->items[i].from >= at && s->items[i].to > s->items[i].from);
        HUB_BUG(s->items[i].to <= len);
        at = s->items[i].to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *a = arena_create();
    struct find_query q = {0};
    const uint8_t *nul = memchr(data, 0, len);
    size_t words = nul ? (size_t)(nul - data) : len;
    const char *asked = utf8_clean(a, (const char *)data, words, false, NULL);
    const char *text = nul ? utf8_clean(a, (const char *)nul + 1, len - words - 1, true, NULL) : "";
    find_query_read(&q, asked, a);
    struct spans found = find_spans(&q, text, a);
    are_in_order(&found, text);
    HUB_BUG(!find_all_in(&q, text, a) || !*asked || found.count || !q.word_count);
    const char *snippet = find_snippet(&q, text, a);
    HUB_BUG(utf8_valid(snippet, strlen(snippet), NULL) && !strchr(snippet, '\n'));
    struct spans initials = find_initial_spans(text, 3, a);
    are_in_order(&initials, text);
    arena_destroy(a);
    return 0;
}
