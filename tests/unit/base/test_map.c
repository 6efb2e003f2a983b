/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/map.h"

static hub_id key(int64_t i)
{
    return (hub_id){(i << 21) + 1}; /* as far apart as ids of one millisecond each */
}

static void what_was_put_is_found(void **state)
{
    struct idmap m;
    idmap_on(&m, *state);
    assert_int_equal(idmap_get(&m, key(1), -1), -1);
    assert_null(idmap_get_text(&m, key(1)));
    for (int64_t i = 1; i <= 5000; i++) {
        idmap_put(&m, key(i), i * 3);
    }
    assert_int_equal(m.count, 5000);
    for (int64_t i = 1; i <= 5000; i++) {
        assert_int_equal(idmap_get(&m, key(i), -1), i * 3);
    }
    assert_int_equal(idmap_get(&m, key(5001), -1), -1);
    assert_int_equal(idmap_get(&m, ID_NONE, -1), -1);
}

static void a_later_value_replaces_the_first(void **state)
{
    struct idmap m;
    idmap_on(&m, *state);
    idmap_put_text(&m, key(4), "Elm");
    idmap_put_text(&m, key(4), "Oak");
    assert_int_equal(m.count, 1);
    assert_string_equal(idmap_get_text(&m, key(4)), "Oak");
    assert_null(idmap_get_text(&m, key(5)));
    assert_null(idmap_get_text(&m, ID_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(what_was_put_is_found),
        IN_ARENA(a_later_value_replaces_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
