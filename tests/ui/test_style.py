# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours have one place, and texts stand out from what is behind them."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
STYLE = ROOT / 'ui' / 'style'
sys.path.insert(0, str(ROOT / 'tests' / 'app' / 'content'))
import tap  # noqa: E402 pylint: disable=wrong-import-position

CONTRAST_MIN = 7.0

DEFINITION = re.compile(r'@define-color\s+(\w+)\s+([^;]+);')
USE = re.compile(r'@(?!define-color\b|import\b|keyframes\b)(\w+)')
RULE = re.compile(r'([^{}]+)\{([^{}]*)\}')
LITERAL = re.compile(r'#[0-9a-fA-F]{3,8}\b|\brgba?\(')

# Texts whose rule gives no ground of its own stand on these: paper, and the cards and panels on it.
GROUNDS = ('kiosk_paper', 'kiosk_card')
NIGHT = ('kiosk_night',)


def read(name):
    return re.sub(r'/\*.*?\*/', '', (STYLE / name).read_text(encoding='utf-8'), flags=re.DOTALL)


def sheets():
    return sorted(path.name for path in STYLE.glob('*.css'))


def colours():
    return dict(DEFINITION.findall(read('tokens.css')))


def luminance(colour):
    """Relative luminance, WCAG 2.1."""
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules():
    """Every rule of every sheet: its sheet, its selectors, its properties."""
    for name in sheets():
        for selectors, body in RULE.findall(re.sub(r'@(?:define-color|import)[^;]*;', '', read(name))):
            yield name, ' '.join(selectors.split()), dict(re.findall(r'([\w-]+)\s*:\s*([^;]+);', body))


def test_every_colour_is_defined():
    known = colours()
    for name in sheets():
        for used in USE.findall(read(name)):
            assert used in known, f'{name} uses @{used}, which tokens.css does not define'


def test_no_colour_is_defined_for_nothing():
    used = {colour for name in sheets() for colour in USE.findall(read(name))}
    assert set(colours()) <= used, f'not used: {set(colours()) - used}'


def test_colours_stand_in_one_place():
    for name in sheets():
        if name != 'tokens.css':
            found = LITERAL.findall(read(name))
            assert not found, f'{name} has colours of its own: {found}'
            assert not DEFINITION.search(read(name)), f'{name} defines a colour'


def sizes(sheet):
    """Sizes of type by selector, the prefixes of window and orientation kept."""
    found = {}
    for selectors, body in re.findall(r'([^{}]+)\{([^}]*)\}', read(sheet)):
        size = re.search(r'font-size: ([\d.]+)rem', body)
        for selector in selectors.split(',') if size else []:
            found[selector.strip()] = float(size[1])
    return found


def test_larger_text_is_larger():
    """The first press makes 1rem 1.14 times as large: no size may be cut by more than that."""
    usual = {}
    for sheet in sheets():
        if sheet not in ('large-text.css', 'style.css'):
            usual.update(sizes(sheet))
    for selector, size in sizes('large-text.css').items():
        plain = re.sub(r'^(window\.kiosk)?(\.landscape|\.portrait)?\.large-text ', '', selector)
        way_up = '.landscape ' if '.landscape' in selector else '.portrait '
        for name in (way_up + plain, plain, 'window.kiosk ' + plain):
            if name not in usual:
                continue
            assert size * 1.14 >= usual[name] * 0.985, f'{selector}: {size}rem, usually {usual[name]}rem ({name})'
            break


def test_every_sheet_is_used():
    imported = set(re.findall(r'@import url\("([^"]+)"\)', read('style.css')))
    assert imported | {'style.css'} == set(sheets()), imported ^ set(sheets())


def test_texts_stand_out():
    known = colours()
    checked = 0
    for name, selectors, properties in rules():
        text = re.fullmatch(r'@(\w+)', properties.get('color', ''))
        if text is None:
            continue
        ground = re.fullmatch(r'@(\w+)', properties.get('background-color', ''))
        on_black = name == 'contrast.css' and 'qr' not in selectors
        grounds = (ground[1],) if ground else NIGHT if on_black else GROUNDS
        for behind in grounds:
            found = contrast(known[text[1]], known[behind])
            assert found >= CONTRAST_MIN, f'{name}: {selectors}: {text[1]} on {behind} is {found:.1f}:1'
            checked += 1
    assert checked > 30, checked


def test_dark_texts_turn_light_in_contrast():
    """What is dark on paper would be dark on black, unless contrast.css gives it another colour."""
    known = colours()
    turned = {re.split(r'[ .]', selector)[-1] for name, selectors, properties in rules()
              if name == 'contrast.css' and 'color' in properties for selector in selectors.split(',')}
    for name, selectors, properties in rules():
        text = re.fullmatch(r'@(\w+)', properties.get('color', ''))
        if name == 'contrast.css' or text is None or 'background-color' in properties:
            continue
        if contrast(known[text[1]], known['kiosk_night']) >= CONTRAST_MIN:
            continue
        for selector in selectors.split(','):
            assert re.split(r'[ .]', selector)[-1] in turned, f'{name}: {selector} stays {text[1]} on black'


def test_pressed_buttons_stand_out():
    """A rule that changes the ground alone keeps the text of the button it is about."""
    known = colours()
    pairs = [('kiosk_ink', 'kiosk_tint'), ('kiosk_brand', 'kiosk_tint'), ('kiosk_on_dark', 'kiosk_brand_deep'),
             ('kiosk_on_dark', 'kiosk_success_deep'), ('kiosk_ink', 'kiosk_amber_soft'), ('kiosk_ink', 'kiosk_amber')]
    for text, ground in pairs:
        found = contrast(known[text], known[ground])
        assert found >= CONTRAST_MIN, f'{text} on {ground} is {found:.1f}:1'


def get_rule(sheet, selector):
    """The properties of a rule, of which there is one."""
    [found] = [properties for name, selectors, properties in rules()
               if name == sheet and selector in map(str.strip, selectors.split(','))]
    return found


def test_call_stays_yellow_in_contrast():
    """It is its colour that is seen across the room, and the button that ends it stands out most from it."""
    call = get_rule('contrast.css', '.contrast .help-wanted')
    assert (call['background-color'], call['color']) == ('@kiosk_sun', '@kiosk_night'), call
    main = get_rule('contrast.css', 'window.kiosk.contrast .help-wanted button.primary')
    other = get_rule('contrast.css', 'window.kiosk.contrast .help-wanted button.outlined')
    known = colours()
    ground = known['kiosk_sun']
    stands_out = {name: contrast(known[rule['background-color'][1:]], ground)
                  for name, rule in (('main', main), ('other', other))}
    assert stands_out['main'] >= CONTRAST_MIN > stands_out['other'], stands_out


def test_focus_ring_is_seen():
    known = colours()
    for ground in GROUNDS:
        assert contrast(known['kiosk_focus'], known[ground]) >= 3.0
    rings = [properties for _, selectors, properties in rules() if selectors == 'window.kiosk button:focus-visible']
    assert rings and 'kiosk_focus' in rings[0]['outline'], rings


tap.main(globals())
