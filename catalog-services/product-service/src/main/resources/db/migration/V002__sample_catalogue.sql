insert into category (slug, name, position) values
    ('coffee-and-tea', 'Coffee and tea', 1),
    ('kitchen', 'Kitchen', 2),
    ('desk', 'Desk', 3),
    ('outdoors', 'Outdoors', 4),
    ('home', 'Home', 5);

insert into product (sku, name, category, list_price_cents, description) values
    ('COF-HOUSE', 'House espresso, 500 g', 'coffee-and-tea', 1450, 'A dark, round roast of beans from two farms. Chocolate and hazelnut, hardly any acidity. Whole beans.'),
    ('COF-LIGHT', 'Morning filter, 350 g', 'coffee-and-tea', 1290, 'A light roast for the filter: red apple, black tea, a long finish. Whole beans.'),
    ('TEA-SENCHA', 'Sencha, 100 g', 'coffee-and-tea', 980, 'Green tea of the first harvest. Brew it at 75 degrees, for two minutes and not one more.'),
    ('COF-DRIPPER', 'Porcelain dripper', 'coffee-and-tea', 2400, 'For one or two cups. Glazed inside and out, takes ordinary size 02 papers.'),
    ('KIT-KETTLE', 'Gooseneck kettle, 0.9 l', 'kitchen', 6900, 'Brushed steel with a spout that pours where you point it. For gas and induction.'),
    ('KIT-KNIFE', 'Chef''s knife, 20 cm', 'kitchen', 8900, 'Forged carbon steel with a walnut handle. Takes an edge well and asks to be dried.'),
    ('KIT-BOARD', 'Oak cutting board', 'kitchen', 4500, 'End grain, 38 by 26 centimetres, oiled. Kind to blades, heavy enough to stay put.'),
    ('KIT-MUG', 'Stoneware mug', 'kitchen', 1600, 'Thrown by hand, so no two are alike. Holds a generous 300 millilitres.'),
    ('DSK-NOTE', 'Notebook, dotted', 'desk', 1250, '160 pages of 100 gram paper that fountain pens like. Opens flat, thread-bound.'),
    ('DSK-PEN', 'Brass ballpoint', 'desk', 3200, 'Turned from one rod. Grows darker where your hand holds it. Takes standard refills.'),
    ('DSK-LAMP', 'Task lamp', 'desk', 11900, 'Two joints, one warm dimmable light, no flicker. Clamps to tables up to 6 centimetres.'),
    ('DSK-TRAY', 'Cork desk tray', 'desk', 1950, 'Keeps keys, cards and clips where you left them. Pressed cork, wipes clean.'),
    ('OUT-BOTTLE', 'Steel bottle, 0.75 l', 'outdoors', 2800, 'Keeps tea hot for twelve hours and water cold for a day. Fits most bicycle cages.'),
    ('OUT-BLANKET', 'Picnic blanket', 'outdoors', 5400, 'Wool above, waxed cotton below. 140 by 180 centimetres, with a carrying strap.'),
    ('OUT-LANTERN', 'Camp lantern', 'outdoors', 4200, 'Thirty hours of warm light from one charge, and a hook to hang it from.'),
    ('HOM-THROW', 'Linen throw', 'home', 7900, 'Washed European linen in undyed grey. Gets softer every year.'),
    ('HOM-CANDLE', 'Beeswax candles, 4 pieces', 'home', 1800, 'Pure beeswax, eight hours each. They smell of summer, faintly.'),
    ('HOM-VASE', 'Smoked glass vase', 'home', 3600, 'Blown glass, 22 centimetres. Looks its best with a single branch.');
