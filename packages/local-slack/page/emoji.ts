/** Emoji that people use at work, by Slack's short names, grouped in the order of the picker. */
const groups: Readonly<Record<string, string>> = {
  'Often used':
    'pushpin 📌 white_check_mark ✅ eyes 👀 +1 👍 -1 👎 tada 🎉 raised_hands 🙌 pray 🙏 heart ❤️ fire 🔥 rocket 🚀 rotating_light 🚨 warning ⚠️ x ❌ question ❓ memo 📝 hourglass_flowing_sand ⏳ ok_hand 👌 clap 👏 wave 👋',
  'Smileys and people':
    'smile 😄 grinning 😀 smiley 😃 grin 😁 joy 😂 laughing 😆 sweat_smile 😅 rolling_on_the_floor_laughing 🤣 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍 kissing_heart 😘 yum 😋 stuck_out_tongue 😛 thinking_face 🤔 face_with_raised_eyebrow 🤨 neutral_face 😐 expressionless 😑 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleeping 😴 mask 😷 exploding_head 🤯 sunglasses 😎 nerd_face 🤓 confused 😕 worried 😟 open_mouth 😮 astonished 😲 flushed 😳 pleading_face 🥺 cry 😢 sob 😭 scream 😱 sweat 😓 tired_face 😫 angry 😠 rage 😡 skull 💀 robot_face 🤖 see_no_evil 🙈 muscle 💪 point_up ☝️ point_down 👇 point_left 👈 point_right 👉 point_up_2 👆 v ✌️ crossed_fingers 🤞 handshake 🤝 facepalm 🤦 shrug 🤷 raised_hand ✋ writing_hand ✍️ brain 🧠 bust_in_silhouette 👤 busts_in_silhouette 👥 firefighter 🧑‍🚒 detective 🕵️ technologist 🧑‍💻',
  'Objects and work':
    'computer 💻 desktop_computer 🖥️ keyboard ⌨️ phone ☎️ iphone 📱 pager 📟 floppy_disk 💾 battery 🔋 electric_plug 🔌 bulb 💡 mag 🔍 mag_right 🔎 lock 🔒 unlock 🔓 key 🔑 hammer 🔨 wrench 🔧 hammer_and_wrench 🛠️ gear ⚙️ nut_and_bolt 🔩 link 🔗 paperclip 📎 scissors ✂️ package 📦 mailbox 📫 email 📧 envelope ✉️ inbox_tray 📥 outbox_tray 📤 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣 speech_balloon 💬 thought_balloon 💭 calendar 📅 date 📆 spiral_calendar_pad 🗓️ alarm_clock ⏰ stopwatch ⏱️ clock 🕰️ hourglass ⌛ watch ⌚ bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 clipboard 📋 notebook 📓 books 📚 book 📖 bookmark 🔖 page_facing_up 📄 page_with_curl 📃 newspaper 📰 file_folder 📁 open_file_folder 📂 card_index_dividers 🗂️ wastebasket 🗑️ pencil 📝 pencil2 ✏️ lower_left_fountain_pen 🖋️ round_pushpin 📍 triangular_flag_on_post 🚩 checkered_flag 🏁 dart 🎯 trophy 🏆 medal 🏅 gift 🎁 moneybag 💰 credit_card 💳 test_tube 🧪 microscope 🔬 satellite_antenna 📡 fire_extinguisher 🧯 ladder 🪜 shield 🛡️ siren 🚨 construction 🚧 ambulance 🚑 fire_engine 🚒 ship 🚢 airplane ✈️ car 🚗 bug 🐛 snail 🐌 turtle 🐢 elephant 🐘 whale 🐳 crab 🦀 gopher 🐹 unicorn_face 🦄 coffee ☕ tea 🍵 beer 🍺 beers 🍻 pizza 🍕 cake 🍰 birthday 🎂 cookie 🍪 popcorn 🍿 apple 🍎',
  Symbols:
    'heavy_check_mark ✔️ ballot_box_with_check ☑️ negative_squared_cross_mark ❎ heavy_plus_sign ➕ heavy_minus_sign ➖ exclamation ❗ grey_question ❔ bangbang ‼️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 stop_sign 🛑 large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 red_circle 🔴 large_blue_circle 🔵 large_purple_circle 🟣 black_circle ⚫ white_circle ⚪ large_green_square 🟩 large_yellow_square 🟨 large_red_square 🟥 arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄 leftwards_arrow_with_hook ↩️ rewind ⏪ fast_forward ⏩ double_vertical_bar ⏸️ arrow_forward ▶️ black_square_for_stop ⏹️ repeat 🔁 new 🆕 ok 🆗 sos 🆘 information_source ℹ️ zap ⚡ boom 💥 sparkles ✨ star ⭐ star2 🌟 sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ thunder_cloud_and_rain ⛈️ ocean 🌊 globe_with_meridians 🌐 earth_africa 🌍 earth_americas 🌎 moon 🌙 seedling 🌱 four_leaf_clover 🍀 100 💯 zzz 💤 recycle ♻️ broken_heart 💔 green_heart 💚 blue_heart 💙 yellow_heart 💛 purple_heart 💜 orange_heart 🧡 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 mute 🔇 speaker 🔈 de 🇩🇪 us 🇺🇸 es 🇪🇸 fr 🇫🇷 jp 🇯🇵 gb 🇬🇧 it 🇮🇹',
};

export interface EmojiGroup {
  readonly title: string;
  readonly emoji: readonly { readonly name: string; readonly character: string }[];
}

export const emojiGroups: readonly EmojiGroup[] = Object.entries(groups).map(([title, words]) => {
  const parts = words.split(' ');
  const emoji = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    emoji.push({ name: parts[index] ?? '', character: parts[index + 1] ?? '' });
  }
  return { title, emoji };
});

const characters = new Map<string, string>(
  emojiGroups.flatMap((group) => group.emoji.map(({ name, character }) => [name, character] as const)),
);
for (const [alias, name] of [
  ['thumbsup', '+1'],
  ['thumbsdown', '-1'],
  ['simple_smile', 'slightly_smiling_face'],
  ['thinking', 'thinking_face'],
  ['check', 'heavy_check_mark'],
  ['stop_button', 'black_square_for_stop'],
  ['pause_button', 'double_vertical_bar'],
  ['telephone', 'phone'],
  ['heavy_exclamation_mark', 'exclamation'],
] as const) {
  const character = characters.get(name);
  if (character) characters.set(alias, character);
}

/** The character of a short name, without its colons; undefined for a name that is not known. */
export function emojiOf(name: string): string | undefined {
  return characters.get(name.split('::')[0] ?? name);
}

/** Emoji whose name contains the words, best first. */
export function searchEmoji(query: string, limit: number): { name: string; character: string }[] {
  const wanted = query.toLowerCase().replaceAll(' ', '_');
  return [...characters]
    .filter(([name]) => name.includes(wanted))
    .sort(([a], [b]) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)))
    .slice(0, limit)
    .map(([name, character]) => ({ name, character }));
}
